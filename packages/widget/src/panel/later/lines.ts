import type { Ticket, TicketEvent } from '@vestka/sdk';
import type { Reading } from '../facts.ts';
import { type Line, said, standing, system } from '../timeline.ts';
import { named } from '../words.ts';
import { wordsOf } from './words.ts';

/** What the rarer events say, and those that a newer server sends. */
export const linesOf = (event: TicketEvent, ticket: Ticket, reading: Reading): Line[] => {
  const words = wordsOf(reading);
  const { times, now } = reading;
  const text = standing(event, reading);
  const message = named(event.words ?? {}, 'message');
  switch (event.type) {
    case 'promise_moved': {
      const { from, to } = event.data;
      return [said(event, reading, words.movedLine(times.short(from, now), times.short(to, now)))];
    }
    case 'ticket_reopened':
      return [said(event, reading, '', words.youSee), system(event, `${words.reopened}. ${text}`)];
    case 'ticket_closed': {
      const closed = system(event, named(words, `c_${event.data.because}`, words.s_closed), '✓');
      return message ? [said(event, reading), closed] : [closed];
    }
    case 'report_published': {
      const hasReport = ticket.report?.publishedAt === event.at && ticket.promise !== null;
      return [{ ...system(event, words.reportLine, '✓'), key: event.cursor, hasReport }];
    }
    default:
      if (message) return [said(event, reading, text)];
      return text ? [system(event, text)] : [];
  }
};
