import type { Ticket } from '@vestka/sdk';
import type { Session } from './session.ts';
import type { Happening, Line, Telling } from './telling.ts';
import { holderName, named, stateName, waitingNote } from './words.ts';

/** What a word of the team may say of itself: what is asked with it, and what it answers. */
interface Said {
  readonly request?: string;
  readonly answered?: { readonly kept: boolean; readonly dueAt: string } | null;
  readonly nudgedAt?: string | null;
}

/** What an event says to the customer, in order. */
const linesOf = (event: Happening, ticket: Ticket, s: Session): Line[] => {
  const { words, times, now, later } = s;
  const { type, data, facts, at, actor, cursor } = event;
  const own = event.words ?? {};
  const { answered, nudgedAt, request } = data as Said;
  const lines: Line[] = [];
  const { message } = own as { message?: string | null };
  const isMine = actor.kind === 'customer';
  const short = (time: string) => times.short(time, now);
  const say: Telling['say'] = (
    tail,
    label,
    // Files may come without words; what has been deleted is not there at all.
    text = message || named(own, 'reason') || named(own, 'activity', message ?? words.erased),
    more,
  ) => {
    const who = isMine ? words.you : (actor.name ?? words.team);
    lines.push({ key: cursor, at, who, isMine, text, label, tail, event, more });
  };
  const tell: Telling['tell'] = (text, mark = '→', hasReport, more) => {
    lines.push({ key: cursor + mark, at, text, mark, hasReport, more });
  };
  const waiting = facts?.waiting && { ...facts.waiting, text: own.waiting ?? null };
  const standing = !facts
    ? ''
    : [
        stateName(words, { ...facts, waiting }),
        // What is asked item by item stands where it is answered.
        waiting && !request && waitingNote(words, times, now, waiting),
        facts.promise && `${words.next}: ${times.when(facts.promise.dueAt, Date.parse(at))}`,
      ]
        .filter(Boolean)
        .join(' · ');

  switch (type) {
    case 'ticket_created':
      // More than its title and words: the rest is told by a download of its own.
      if (Object.keys(own)[2]) s.need();
      say('', words.youTold, undefined, later?.added(s, own));
      break;
    case 'message_posted':
      say('', data.stillBroken ? words.youSee : '');
      break;
    case 'promise_moved':
      say(words.movedLine(short(data.from), short(data.to)));
      break;
    case 'promise_missed':
      tell(`${words.missed(short(data.dueAt))} ${named(words, `told_${data.told}`)}`, '!');
      break;
    case 'ticket_assigned':
      if (facts) tell(words.has(holderName(words, facts.holder)));
      break;
    default:
      if (type !== 'update_posted' || named(own, 'technical')) s.need();
      if (later?.rareLines(event, ticket, s, { say, tell, standing })) break;
      // An update, or what a newer server calls by a name not known here: its words, or else what it changed.
      if (message || type === 'update_posted') say(standing);
      else if (standing) tell(standing);
  }
  if (answered || nudgedAt) {
    const { kept, dueAt } = answered ?? { kept: true };
    const parts = [
      dueAt && (kept ? words.kept : words.keptLate)(short(at), short(dueAt)),
      nudgedAt && words.answers(times.since(nudgedAt, now)),
    ];
    const text = parts.filter(Boolean).join(' · ');
    lines.push({ key: `${cursor}.`, at, text, mark: kept ? '✓' : '!' });
  }
  return lines;
};

/** The latest on top. */
export const timelineOf = (events: readonly Happening[], ticket: Ticket, s: Session): Line[] => {
  let nudgedAt: string | undefined;
  return events
    .flatMap((event) => {
      if (event.type === 'nudged') nudgedAt = event.at;
      else if (event.type === 'update_posted' || event.type === 'report_published') {
        // A known problem's word goes to many, and does not say whose question it answers.
        const answer = event.problem && nudgedAt ? { ...event, data: { ...event.data, nudgedAt } } : event;
        nudgedAt = undefined;
        return linesOf(answer as Happening, ticket, s);
      }
      return linesOf(event, ticket, s);
    })
    .reverse();
};
