import type { AnyTicketEvent } from '../src/protocol/events.ts';
import { withPatch } from '../src/ticket/with-patch.ts';

/** An event as the wire may bring it, of any type. */
export type Loose = AnyTicketEvent;

/** A whole event from the parts that a test speaks of. */
export const event = (part: Partial<Loose> & { type: string }): Loose =>
  withPatch({
    cursor: `c${part.version ?? 1}`,
    ticket: 'tk_00000000000000000001',
    version: 1,
    at: '2026-03-01T10:00:00.000Z',
    actor: { kind: 'agent', id: 'ag_1', name: 'Anna' },
    audience: 'customer',
    data: {},
    words: null,
    ...part,
  });
