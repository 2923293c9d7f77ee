import type { EventFacts, TeamTicket, TicketEventBody } from '@vestka/sdk/protocol';
import { isOpen, isReopenable } from '@vestka/sdk/ticket';
import { firstWordDueAt, REOPENABLE_FOR } from '../policy.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { TicketCommand } from './commands.ts';
import { type Context, iso, nextPromiseId, policyPromise, standing } from './state.ts';

type Of<T extends TicketCommand['type']> = Extract<TicketCommand, { type: T }>;
type Decided = TicketEventBody[] | Refusal;

const SUBJECT_LENGTH = 120;

/** The first line of the message, cut between words. */
export function subjectOf(message: string): string {
  const line = message.split(/\r?\n/, 1)[0]?.trim() || message.trim();
  if (line.length <= SUBJECT_LENGTH) return line;
  // Never through the middle of a character.
  const cut = line.slice(0, SUBJECT_LENGTH).replace(/[\ud800-\udbff]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${space > SUBJECT_LENGTH / 2 ? cut.slice(0, space) : cut}…`;
}

export function open({ number, customer, body }: Of<'open'>, context: Context): Decided {
  const due = firstWordDueAt({ now: context.now, impact: body.impact });
  return [
    {
      type: 'ticket_created',
      audience: 'customer',
      facts: {
        status: 'received',
        activity: { code: 'queued' },
        promise: policyPromise(nextPromiseId(0), context.now, due),
        holder: { kind: 'team', level: 'L1' },
      },
      data: { number, customer, kind: body.kind, impact: body.impact, lang: body.lang ?? null },
      words: {
        subject: body.subject ?? subjectOf(body.message),
        message: body.message,
        ...(body.contact ? { contact: body.contact } : {}),
      },
    },
  ];
}

export function message(ticket: TeamTicket, { body }: Of<'message'>, context: Context): Decided {
  if (isOpen(ticket.status)) {
    const answer = ticket.status === 'waiting_on_customer' ? answered(ticket, context.now) : undefined;
    return [messagePosted(body, null, answer)];
  }
  const reopenable = isReopenable(ticket, context.now);
  if (!reopenable) return refuse(body.stillBroken ? 'reopening_over' : 'not_open');
  if (body.stillBroken === undefined) return refuse('say_if_still_broken');
  return body.stillBroken
    ? reopened(ticket, body.text, body.lang, context)
    : [messagePosted(body, false, undefined)];
}

export function accept(ticket: TeamTicket, { body }: Of<'accept'>, context: Context): Decided {
  // Pressed again after an answer was lost on the way: it is done already.
  if (ticket.closedBecause === 'accepted') return [];
  if (ticket.status !== 'resolved') return refuse('not_resolved');
  return body.basedOn === ticket.tag
    ? [closed(ticket, 'accepted', context, body.text, body.lang)]
    : refuse('stale');
}

export function reopen(ticket: TeamTicket, { body }: Of<'reopen'>, context: Context): Decided {
  if (isOpen(ticket.status)) return refuse('not_resolved');
  if (!isReopenable(ticket, context.now)) return refuse('reopening_over');
  return body.basedOn === ticket.tag ? reopened(ticket, body.text, body.lang, context) : refuse('stale');
}

export function abandon(ticket: TeamTicket, { body }: Of<'abandon'>, context: Context): Decided {
  if (ticket.closedBecause === 'abandoned') return [];
  if (!isOpen(ticket.status)) return refuse('not_open');
  return body.basedOn === ticket.tag
    ? [closed(ticket, 'abandoned', context, body.text, body.lang)]
    : refuse('stale');
}

/** The customer's answer starts work again; the next word may come sooner for it, never later. */
function answered(ticket: TeamTicket, now: number): EventFacts {
  const promise = ticket.promise;
  const due = firstWordDueAt({ now, impact: ticket.impact });
  const sooner = !promise || due < Date.parse(promise.dueAt);
  return {
    status: 'investigating',
    activity: { code: 'reading_reply' },
    promise: sooner
      ? policyPromise(promise?.id ?? nextPromiseId(ticket.promises.made), now, due, promise)
      : promise,
    holder: ticket.holder,
  };
}

function messagePosted(
  body: { text: string; lang?: string | undefined },
  stillBroken: boolean | null,
  facts: EventFacts | undefined,
): TicketEventBody {
  return {
    type: 'message_posted',
    audience: 'customer',
    ...(facts ? { facts } : {}),
    data: { lang: body.lang ?? null, stillBroken },
    words: { message: body.text },
  };
}

function reopened(ticket: TeamTicket, text: string, lang: string | undefined, context: Context): Decided {
  const due = firstWordDueAt({ now: context.now, impact: ticket.impact });
  return [
    {
      type: 'ticket_reopened',
      audience: 'customer',
      facts: {
        status: 'investigating',
        activity: { code: 'reopened' },
        promise: policyPromise(nextPromiseId(ticket.promises.made), context.now, due),
        holder: ticket.holder,
      },
      data: { lang: lang ?? null },
      words: { message: text },
    },
  ];
}

/** The end of a ticket, with its reason. */
export function closed(
  ticket: TeamTicket,
  because: 'accepted' | 'deadline' | 'abandoned',
  context: Context,
  text?: string,
  lang?: string,
): TicketEventBody {
  return {
    type: 'ticket_closed',
    audience: 'customer',
    facts: { ...standing(ticket).facts, status: 'closed', activity: { code: 'closed' }, promise: null },
    data: { because, reopenableUntil: iso(context.now + REOPENABLE_FOR), lang: lang ?? null },
    words: text === undefined ? null : { message: text },
  };
}
