import type { Remaining, TeamTicket, TicketEventBody } from '@vestka/sdk/protocol';
import { allRemaining, isOpen, merge, remainingOf } from '@vestka/sdk/ticket';
import { REMAINING_AHEAD } from '../policy.ts';
import { refuse, refuseField } from '../refusal.ts';
import type { Of } from './commands.ts';
import { type Lists, patched } from './set-apart.ts';
import { type Context, type Decided, iso } from './state.ts';

/** Something that remained after the report is done, or gets another date with its reason. It reopens nothing. */
export function changeRemaining(
  ticket: TeamTicket,
  { item: at, body }: Of<'remaining'>,
  context: Context,
): Decided {
  const item = allRemaining(ticket)[at];
  if (!item) return refuse('not_found');
  const { problem, stillOwed = [] } = ticket;
  if (problem && !isOpen(ticket.status) && at >= stillOwed.length) return refuse('linked');
  if (item.doneAt) return refuse('remaining_settled');
  const { basedOn } = body;
  if (!isSame(basedOn.by, item.by) || !isSame(basedOn.report, ticket.report?.publishedAt))
    return refuse('stale');
  const what = item.what ? { what: item.what } : {};
  const lang = body.lang ?? null;
  if (body.done) return [done(ticket, at, item, body, context)];
  if (body.by === undefined)
    return refuseField('nothing_new', 'by', 'Say that it is done, or name another date.');
  const to = Date.parse(body.by);
  if (to === Date.parse(item.by)) return refuseField('nothing_new', 'by', 'It is that date already.');
  if (to <= context.now || to > context.now + REMAINING_AHEAD)
    return refuseField('promise_out_of_bounds', 'by', 'This date must lie ahead, and within a year.');
  if (body.text === undefined)
    return refuseField('reason_required', 'text', 'Another date needs a reason that the customer can read.');
  const { missedAt, told, ...kept } = item;
  const moved = { ...kept, by: iso(to), firstBy: item.firstBy ?? item.by };
  const patch = patchOf(ticket, at, moved);
  return [
    {
      type: 'remaining_moved',
      audience: 'customer',
      data: { item: at, from: item.by, to: moved.by, lang, ...patch.data },
      words: { ...what, reason: body.text, ...patch.words },
    },
  ];
}

/** Solved in full means that nothing remains: whatever is still owed is done with it, each on record. */
export function allDone(ticket: TeamTicket, said: Said, context: Context): TicketEventBody[] {
  let now = ticket;
  return remainingOf(ticket).flatMap((item, at) => {
    if (item.doneAt) return [];
    const event = done(now, at, item, said, context);
    now = withItem(now, at, { ...item, doneAt: iso(context.now) });
    return [event];
  });
}

interface Said {
  readonly text?: string | undefined;
  readonly lang?: string | undefined;
}

function done(
  ticket: TeamTicket,
  at: number,
  item: Remaining,
  { text, lang }: Said,
  context: Context,
): TicketEventBody {
  const by = item.firstBy ?? item.by;
  const { data, words } = patchOf(ticket, at, { ...item, doneAt: iso(context.now) });
  return {
    type: 'remaining_done',
    audience: 'customer',
    // As for every promise, the first date counts.
    data: { item: at, by, inTime: context.now < Date.parse(by), lang: lang ?? null, ...data },
    words: { ...(item.what ? { what: item.what } : {}), message: text ?? null, ...words },
  };
}

/** Its date has passed: announced and queued, like every miss. */
export function missRemaining(
  ticket: TeamTicket,
  { item: at }: Of<'miss-remaining'>,
  context: Context,
): Decided {
  // By now a known problem's report may have come: what that left is the problem's to do.
  const item = remainingOf(ticket)[at];
  return item && isSilent(item, context) ? [missed(ticket, at, item, context)] : [];
}

/** What has become late while the customer needed no answer is admitted once they ask again. */
export function lateMeanwhile(ticket: TeamTicket, context: Context): TicketEventBody[] {
  if (ticket.closedBecause !== 'abandoned') return [];
  let now = ticket;
  return allRemaining(ticket).flatMap((item, at) => {
    if (!isSilent(item, context)) return [];
    const event = missed(now, at, item, context);
    now = withItem(now, at, missedNow(item, context));
    return [event];
  });
}

const isSilent = ({ doneAt, missedAt, by }: Remaining, { now }: Context): boolean =>
  !doneAt && !missedAt && Date.parse(by) <= now;

const missedNow = (item: Remaining, { now, told }: Context): Remaining => ({
  ...item,
  missedAt: iso(now),
  told,
});

function missed(ticket: TeamTicket, at: number, item: Remaining, context: Context): TicketEventBody {
  const { data, words } = patchOf(ticket, at, missedNow(item, context));
  return {
    type: 'remaining_missed',
    audience: 'customer',
    data: { item: at, by: item.by, told: context.told, ...data },
    words: { ...(item.what ? { what: item.what } : {}), ...words },
  };
}

const isSame = (a: string, b: string | undefined): boolean =>
  b !== undefined && Date.parse(a) === Date.parse(b);

function listWith({ stillOwed = [], report }: TeamTicket, at: number, item: Remaining): Lists {
  const put = (list: readonly Remaining[], place: number) => list.map((one, i) => (i === place ? item : one));
  return at < stillOwed.length
    ? { stillOwed: put(stillOwed, at) }
    : { report: { remaining: put(report?.remaining ?? [], at - stillOwed.length) } };
}

const withItem = (ticket: TeamTicket, at: number, item: Remaining): TeamTicket =>
  merge(ticket, listWith(ticket, at, item)) as TeamTicket;

const patchOf = (ticket: TeamTicket, at: number, item: Remaining) => patched(listWith(ticket, at, item));
