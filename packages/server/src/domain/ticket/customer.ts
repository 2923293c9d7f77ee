import type { Promised, TeamTicket, TicketEventBody } from '@vestka/sdk/protocol';
import { isNudgeable, isOpen, isReopenable, ownPromise } from '@vestka/sdk/ticket';
import { REOPENABLE_FOR } from '../policy.ts';
import { outsideHours } from '../promise/reaction.ts';
import { refuse } from '../refusal.ts';
import type { Of } from './commands.ts';
import { type Block, factsAfter, onlyFacts } from './facts.ts';
import { filesOfEvent } from './given.ts';
import { nextPromiseId, nudged, policyPromise } from './promises.ts';
import { lateMeanwhile } from './remaining.ts';
import { type Context, type Decided, iso } from './state.ts';

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

/** A new ticket: received, promised a first word by policy, with whom to call where it cannot wait for that. */
export function open({ ticket, number, customer, body }: Of<'open'>, context: Context): TicketEventBody[] {
  const asked = {
    id: ticket,
    impact: body.impact,
    plan: null,
    promises: { made: 0, kept: 0, missed: 0, moved: 0 },
  };
  const files = filesOfEvent(body.files, context.files);
  return [
    {
      type: 'ticket_created',
      audience: 'customer',
      facts: {
        status: 'received',
        activity: { code: 'queued' },
        promise: policyPromise(nextPromiseId(asked), asked, context),
        holder: { kind: 'team', level: 'L1' },
      },
      data: {
        number,
        customer,
        kind: body.kind,
        impact: body.impact,
        lang: body.lang ?? null,
        onCall: onCall(body.impact, context),
        ...files.data,
      },
      words: {
        subject: body.subject ?? subjectOf(body.message),
        message: body.message,
        ...(body.contact ? { contact: body.contact } : {}),
        ...described(body),
        ...files.words,
      },
    },
  ];
}

/** What guided the description, as far as the customer went along. */
const described = ({ expected, since, steps, context }: Of<'open'>['body']) =>
  Object.fromEntries(
    Object.entries({ expected, since, steps, context }).filter(([, said]) => said !== undefined),
  );

/** Whom to call for what is critical outside the business hours. */
export const onCall = (impact: TeamTicket['impact'], { now, policy }: Context): string | null =>
  impact === 'critical' && outsideHours(policy, now) ? (policy.onCall?.text ?? null) : null;

/** The customer's words. Where they were waited for they start work again; on a report they say whether it is still broken. */
export function message(ticket: TeamTicket, { body }: Of<'message'>, context: Context): Decided {
  if (isOpen(ticket.status)) return [messagePosted(ticket, body, null, context)];
  const reopenable = isReopenable(ticket, context.now);
  if (!reopenable) return refuse(body.stillBroken ? 'reopening_over' : 'not_open');
  if (body.stillBroken === undefined) return refuse('say_if_still_broken');
  return body.stillBroken ? reopened(ticket, body, context) : [messagePosted(ticket, body, false, context)];
}

/** “Yes, solved.” */
export function accept(ticket: TeamTicket, { body }: Of<'accept'>, context: Context): Decided {
  // Pressed again after an answer was lost on the way: it is done already.
  if (ticket.closedBecause === 'accepted') return [];
  if (ticket.status !== 'resolved') return refuse('not_resolved');
  return body.basedOn === ticket.tag
    ? [closed(ticket, 'accepted', context, body.text, body.lang)]
    : refuse('stale');
}

/** “Still broken”, with what is seen now. */
export function reopen(ticket: TeamTicket, { body }: Of<'reopen'>, context: Context): Decided {
  if (isOpen(ticket.status)) return refuse('not_resolved');
  if (!isReopenable(ticket, context.now)) return refuse('reopening_over');
  return body.basedOn === ticket.tag ? reopened(ticket, body, context) : refuse('stale');
}

/** The customer needs no answer any more. */
export function abandon(ticket: TeamTicket, { body }: Of<'abandon'>, context: Context): Decided {
  if (ticket.closedBecause === 'abandoned') return [];
  if (!isOpen(ticket.status)) return refuse('not_open');
  return body.basedOn === ticket.tag
    ? [closed(ticket, 'abandoned', context, body.text, body.lang)]
    : refuse('stale');
}

/** “No answer since …”: only when a promise has passed or the silence is longer than policy allows. */
export function nudge(ticket: TeamTicket, context: Context): Decided {
  if (!isOpen(ticket.status)) return refuse('not_open');
  const { promise } = ticket;
  if (!promise || !isNudgeable(ticket, context.now)) return refuse('nudge_not_due');
  const again = nudged(promise, ticket, context);
  const { facts, words } = factsAfter(ticket, {}, context.problem);
  const own = ownPromise(ticket)?.id === promise.id ? again : ownPromise(ticket);
  return [
    {
      type: 'nudged',
      audience: 'customer',
      facts: {
        ...facts,
        promise: again,
        ...(facts.problem ? { problem: { ...facts.problem, own } } : {}),
      },
      data: { since: ticket.lastWordAt ?? ticket.createdAt, told: context.told },
      words: onlyFacts(words),
    },
  ];
}

/** How the customer wishes to be addressed. */
export function contact(ticket: TeamTicket, { body }: Of<'contact'>): Decided {
  const { name, email } = ticket.customer;
  if ((body.name ?? null) === name && (body.email ?? null) === email) return [];
  return [{ type: 'contact_changed', audience: 'customer', data: {}, words: { contact: body } }];
}

/** Words of a customer, with what they attach. */
interface Said {
  readonly text: string;
  readonly lang?: string | undefined;
  readonly files?: readonly string[] | undefined;
}

function messagePosted(
  ticket: TeamTicket,
  body: Said,
  stillBroken: boolean | null,
  context: Context,
): TicketEventBody {
  const block = isOpen(ticket.status) ? resumed(ticket, context) : null;
  const files = filesOfEvent(body.files, context.files);
  return {
    type: 'message_posted',
    audience: 'customer',
    ...(block ? { facts: block.facts } : {}),
    data: { lang: body.lang ?? null, stillBroken, ...files.data },
    words: { message: body.text, ...files.words, ...block?.words },
  };
}

/**
 * The customer's answer starts work again where it was waited for; the next word may come sooner for it, never later.
 */
export function resumed(ticket: TeamTicket, context: Context): Block | null {
  if (ticket.status !== 'waiting_on_customer') return null;
  const promise = soonerPromise(ticket, context);
  return factsAfter(
    ticket,
    {
      status: 'investigating',
      activity: { code: 'reading_reply' },
      waiting: null,
      ...(promise ? { promise } : {}),
    },
    context.problem,
  );
}

/**
 * A decline asks the team for another way, whatever is being done: where nothing was waited for, or something else is
 * still waited for, the status and the activity stay, and the next word may come sooner.
 */
export function askedForAnotherWay(
  ticket: TeamTicket,
  isStillAsked: boolean,
  context: Context,
): Block | null {
  const block = isStillAsked ? null : resumed(ticket, context);
  if (block) return block;
  const promise = soonerPromise(ticket, context);
  return promise && factsAfter(ticket, { promise }, context.problem);
}

/** Policy's promise where it is sooner than the one that stands. */
function soonerPromise(ticket: TeamTicket, context: Context): Promised | null {
  const standing = ticket.promise;
  const own = ownPromise(ticket);
  const made = policyPromise(own?.id ?? nextPromiseId(ticket), ticket, context, own);
  // That no answer has come stands on record until somebody of the team answers.
  const fresh = standing?.nudgedAt
    ? { ...made, nudgedAt: standing.nudgedAt, nudgeFrom: standing.nudgeFrom }
    : made;
  return !standing || fresh.dueAt < standing.dueAt ? fresh : null;
}

/** What an ended ticket becomes when it is opened again. It stands on its own feet: it follows no known problem. */
export const startedAgain = (
  ticket: TeamTicket,
  code: 'reopened' | 'reading_reply',
  context: Context,
): Block =>
  factsAfter(
    ticket,
    {
      status: 'investigating',
      activity: { code },
      promise: policyPromise(nextPromiseId(ticket), ticket, context),
      waiting: null,
      problem: null,
    },
    context.problem,
  );

function reopened(ticket: TeamTicket, body: Said, context: Context): Decided {
  const files = filesOfEvent(body.files, context.files);
  const { facts, words } = startedAgain(ticket, 'reopened', context);
  return [
    {
      type: 'ticket_reopened',
      audience: 'customer',
      facts,
      data: { lang: body.lang ?? null, ...files.data },
      words: { message: body.text, ...files.words, ...words },
    },
    ...lateMeanwhile(ticket, context),
  ];
}

/**
 * The end of a ticket, with its reason. What remains of a known problem's report is the problem's to do, so whoever accepts
 * that report follows the problem on, and hears when it is done.
 */
export function closed(
  ticket: TeamTicket,
  because: 'accepted' | 'deadline' | 'abandoned',
  context: Context,
  text?: string,
  lang?: string,
): TicketEventBody {
  const followsOn = because === 'accepted' && ticket.report?.remaining.some(({ doneAt }) => !doneAt);
  const { facts, words } = factsAfter(
    ticket,
    {
      status: 'closed',
      activity: { code: 'closed' },
      promise: null,
      waiting: null,
      ...(followsOn ? {} : { problem: null }),
    },
    context.problem,
  );
  return {
    type: 'ticket_closed',
    audience: 'customer',
    facts,
    data: { because, reopenableUntil: iso(context.now + REOPENABLE_FOR), lang: lang ?? null },
    words: text === undefined ? onlyFacts(words) : { ...words, message: text },
  };
}
