import type { CustomerLimit } from '@vestka/sdk/protocol';
import { type Refusal, refuse, refuseField } from '../refusal.ts';
import type { Of } from './commands.ts';
import { type Context, type Decided, iso } from './state.ts';

const MINUTE = 60_000;
const LONGEST = 30 * 24 * 60 * MINUTE;

/** Pauses or spaces the writing of a customer who abuses, or lifts that. They read why and until when. */
export function limit({ body }: Of<'limit'>, context: Context): Decided {
  const lifts = body.kind === 'lift';
  const until = body.until === undefined ? null : Date.parse(body.until);
  if (!lifts && (until === null || until <= context.now || until > context.now + LONGEST))
    return refuseField('validation_failed', 'until', 'Say until when: at most 30 days ahead.');
  if (body.kind === 'limit' && body.everyMinutes === undefined)
    return refuseField('validation_failed', 'everyMinutes', 'Say how often they may write.');
  const next: CustomerLimit | null =
    body.kind === 'lift'
      ? null
      : {
          kind: body.kind,
          until: iso(until as number),
          everyMinutes: body.kind === 'limit' ? (body.everyMinutes as number) : null,
        };
  return [
    {
      type: 'customer_limited',
      audience: 'customer',
      data: { limit: next, lang: body.lang ?? null },
      words: { reason: body.reason },
    },
  ];
}

/** What keeps a customer from writing now; null when nothing does. Reading is never limited. */
export function writingPaused({ limit, wroteAt, now }: Context): Refusal | null {
  if (!limit || Date.parse(limit.until) <= now) return null;
  const until =
    limit.kind === 'cool_down'
      ? Date.parse(limit.until)
      : (wroteAt ?? 0) + (limit.everyMinutes ?? 0) * MINUTE;
  if (until <= now) return null;
  const at = iso(Math.min(until, Date.parse(limit.until)));
  return refuse('writing_paused', {
    detail: `Writing is paused until ${at}.`,
    errors: [{ path: 'until', code: 'writing_paused', message: at }],
  });
}
