import { PROMISE_BOUNDS } from '../policy.ts';
import { type Refusal, refuseField } from '../refusal.ts';

/** Why an agent may not promise the next word for that time; null when they may. */
export function outOfBounds(due: number, now: number): Refusal | null {
  const ahead = due - now;
  if (ahead >= PROMISE_BOUNDS.least && ahead <= PROMISE_BOUNDS.most) return null;
  return refuseField(
    'promise_out_of_bounds',
    'nextUpdateAt',
    'The next word must lie between 5 minutes and 14 days ahead.',
  );
}
