import type { FieldError, Remaining, ReportInput } from '@vestka/sdk/protocol';
import { isBlank, saysNothing } from '@vestka/sdk/ticket';
import type * as z from 'zod';
import { REMAINING_AHEAD } from '../policy.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { iso } from './state.ts';

type Body = z.output<typeof ReportInput>;

/**
 * What keeps a report from being published, field by field; null when it may be.
 *
 * @param owed what the report before it left, and nobody has done
 */
export function reportFaults(body: Body, owed: readonly Remaining[], now: number): Refusal | null {
  const empty: FieldError[] = [];
  const say = (path: string, message: string) => empty.push({ path, code: 'report_says_nothing', message });
  if (saysNothing(body.cause)) say('cause', 'Say what caused it, so that the customer understands.');
  if (saysNothing(body.done)) say('done', 'Say what was done; “fixed, please check” is not enough.');
  if (body.prevention !== undefined && isBlank(body.prevention))
    say('prevention', 'Say how to avoid it, in words.');
  body.remaining.forEach(({ what }, at) => {
    if (isBlank(what)) say(`remaining.${at}.what`, 'Say what remains, in words.');
  });
  if (empty.length) return refuse('report_says_nothing', { errors: empty });

  const odd: FieldError[] = [];
  const add = (path: string, message: string) => odd.push({ path, code: 'report_contradicts', message });
  if (body.outcome === 'full' && body.remaining.length)
    add('remaining', 'Solved in full means that nothing remains.');
  if (body.outcome === 'partial' && !body.remaining.length) {
    add('remaining', 'Solved in part: say what remains, who does it and by when.');
  }
  const leaves = body.outcome !== 'full';
  if (leaves && owed.some((item) => item.what && !body.remaining.some((one) => isSame(one, item))))
    add(
      'remaining',
      'Of the last report something remains: take it over in its words, or mark it as done first.',
    );
  if (body.recurrence === 'possible' && body.prevention === undefined) {
    add('prevention', 'It can happen again: say how to avoid it.');
  }
  body.remaining.forEach(({ by }, at) => {
    const ahead = Date.parse(by) - now;
    if (ahead <= 0 || ahead > REMAINING_AHEAD)
      add(`remaining.${at}.by`, 'This date must lie ahead, and within a year.');
  });
  body.evidence.forEach(({ before, after, at, filesBefore, filesAfter }, n) => {
    if (before ?? after ?? at ?? filesBefore ?? filesAfter) return;
    add(`evidence.${n}.what`, 'Evidence shows something: before, after, a time or a file.');
  });
  return odd.length ? refuse('report_contradicts', { errors: odd }) : null;
}

const isSame = (a: Pick<Remaining, 'what'>, b: Pick<Remaining, 'what'>): boolean =>
  a.what?.trim() === b.what?.trim();

/** What remains as the event has it: of what was owed before, the date that was given first counts on. */
export function carriedOver(item: Body['remaining'][number], owed: readonly Remaining[]) {
  const by = iso(Date.parse(item.by));
  const before = owed.find((one) => isSame(one, item));
  const firstBy = before?.firstBy ?? before?.by ?? by;
  return firstBy === by ? { by } : { by, firstBy };
}
