import { type Contact, isOpen, type Ticket } from '@vestka/sdk';
import type { RareLines } from '../session.ts';
import type { Happening } from '../telling.ts';
import { named } from '../words.ts';
import { turnLines } from './turn-lines.tsx';
import { type AllWords, wordsOf } from './words.ts';

/** Who knows of a “no answer since …”: the one who has it, and who was told besides. */
export const toldOf = (words: AllWords, event: Happening | undefined): string => {
  if (event?.type !== 'nudged') return '';
  const { facts, data } = event;
  return words.know(facts?.holder.kind === 'agent' ? facts.holder.name : '', data.told);
};

/** What the answer to a wish is, in a few words. */
export const wishName = (
  words: AllWords,
  { answer, plannedFor }: { answer: string; plannedFor: string | null },
  date: (at: string) => string,
): string =>
  // A date without a time is of no zone: midnight makes it the reader's own.
  plannedFor ? words.planned(date(`${plannedFor}T00:00`)) : named(words, `wish_${answer}`, words.c_answered);

/** What kind of request it is; for all but wishes, how bad. */
export const kindName = (words: AllWords, { kind, impact }: Pick<Ticket, 'kind' | 'impact'>): string =>
  [named(words, `k_${kind}`), kind !== 'wish' && named(words, `i_${impact}`)].filter(Boolean).join(' · ');

/** What happens more rarely on the way of a ticket. */
export const rareLines: RareLines = (event, ticket, s, telling) => {
  const words = wordsOf(s);
  const { times, now } = s;
  const { say, tell, standing } = telling;
  const { type, data, facts, at } = event;
  const own = event.words ?? {};
  switch (type) {
    case 'report_published':
      tell(words.reportLine, '✓', ticket.report?.publishedAt === at && isOpen(ticket.status));
      break;
    case 'ticket_reopened':
      say('', words.youSee);
      tell(`${words.reopened}. ${standing}`);
      break;
    case 'ticket_closed':
      if (named(own, 'message')) say();
      tell(named(words, `c_${data.because}`, words.s_closed), '✓');
      break;
    case 'nudged':
      tell(`${words.nudgedLine(times.since(data.since, Date.parse(at)))} ${toldOf(words, event)}`, '!');
      break;
    case 'ticket_escalated': {
      const holder = facts?.holder;
      const who = holder?.kind === 'agent' ? holder.name : named(words, `to_${holder?.level}`, words.team);
      say(standing, '', words.nowWith(who, named(own, 'reason', words.erased)));
      break;
    }
    case 'problem_linked':
      tell(`${words.partOf(data.number, own.problem ?? words.erased)} ${standing}`);
      break;
    case 'problem_unlinked':
      tell(`${words.noLonger(data.number)} ${standing}`);
      break;
    case 'wish_answered': {
      const name = wishName(words, data, (day) => times.date(day, now));
      // As long as it stands, the answer is shown as a document above.
      if (ticket.closedBecause === 'answered') tell(words.c_answered, '✓');
      else say(name);
      break;
    }
    case 'customer_limited': {
      const { limit } = data;
      const until = limit && times.inText(limit.until, now);
      const every = limit?.everyMinutes && times.span(limit.everyMinutes * 60_000);
      say(until ? (every ? words.limited(every, until) : words.paused(until)) : words.lifted);
      break;
    }
    case 'contact_changed': {
      const { name, email } = (own as { contact?: Contact }).contact ?? {};
      tell(
        [name && words.called(name), email && words.mailed(email)].filter(Boolean).join(' ') || words.erased,
      );
      break;
    }
    case 'ticket_classified':
      tell(words.noted(kindName(words, data)));
      break;
    default:
      return turnLines(event, ticket, s, telling);
  }
  return true;
};
