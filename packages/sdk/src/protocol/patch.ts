import * as z from 'zod';

/**
 * What an event changes in the view beside the facts: a JSON merge patch (RFC 7396), applied to the view by every
 * reader, also one that does not know the event's type. People's words stand in `words.patch`, in the same shape, and
 * are applied on top; once erased they are simply not there.
 */
export const Patch = z.record(z.string(), z.unknown()).meta({ id: 'Patch' });
export type Patch = z.infer<typeof Patch>;
