import type { Answered, Holder, Promised, TeamTicket, TicketEventBody } from '@vestka/sdk/protocol';
import { isOpen, ownPromise, remainingOf } from '@vestka/sdk/ticket';
import { CLOSES_AFTER } from '../policy.ts';
import { isRefusal, type Refusal, refuse, refuseField } from '../refusal.ts';
import { outOfBounds } from './bounds.ts';
import type { Of } from './commands.ts';
import { evidenceOf } from './evidence.ts';
import { factsAfter, onlyFacts } from './facts.ts';
import { filesOfEvent } from './given.ts';
import { offered, optionFaults } from './options.ts';
import { agentPromise, nextPromiseId } from './promises.ts';
import { allDone } from './remaining.ts';
import { carriedOver, reportFaults } from './report.ts';
import { requested } from './requests.ts';
import { type Context, type Decided, iso } from './state.ts';
import { sameWaiting, waitingOf } from './waiting.ts';

/** An agent's word to the customer: all three facts, or a change of the date alone with its reason. */
export function update(ticket: TeamTicket, { body }: Of<'update'>, context: Context): Decided {
  if (!isOpen(ticket.status)) return refuse('not_open');
  if (body.basedOn !== ticket.tag) return refuse('stale');
  const due = Date.parse(body.nextUpdateAt);
  const far = outOfBounds(due, context.now);
  if (far) return far;
  const fault = wayFaults(body);
  if (fault) return fault;
  const waiting = waitingOf(body, due, context.now);
  if (waiting && isRefusal(waiting)) return waiting;
  const said = 'text' in ticket.activity ? ticket.activity.text : null;
  const dateAlone =
    body.status === ticket.status &&
    body.activity === said &&
    isSilent(body) &&
    sameWaiting(waiting, ticket.waiting);
  if (dateAlone && ticket.promise && due === Date.parse(ticket.promise.dueAt)) {
    return refuseField(
      'nothing_new',
      'nextUpdateAt',
      'Nothing would change: say something new, or name another date.',
    );
  }
  if (dateAlone && body.reason === undefined) {
    return refuseField(
      'reason_required',
      'reason',
      'Moving the date alone needs a reason that the customer can read.',
    );
  }
  const lang = body.lang ?? null;
  const promise = promised(ticket, due, dateAlone, context);
  const { facts, words } = factsAfter(
    ticket,
    {
      status: body.status,
      activity: { text: body.activity, lang },
      promise,
      waiting,
      holder: holder(ticket, context),
    },
    context.problem,
  );
  if (dateAlone) {
    const from = ticket.promise?.dueAt ?? promise.dueAt;
    return [
      {
        type: 'promise_moved',
        audience: 'customer',
        facts,
        data: { from, to: promise.dueAt, lang },
        words: { ...words, reason: body.reason as string },
      },
    ];
  }
  const offer = offered(ticket, body, context);
  const request = requested(ticket, body.request, context);
  const brings = offer !== null || request !== null;
  const files = filesOfEvent(body.files, context.files);
  return [
    {
      type: 'update_posted',
      audience: 'customer',
      facts,
      data: {
        lang,
        ...answers(ticket, context.now),
        ...(offer ? { offer: offer.id } : {}),
        ...(body.cannotFix ? { cannotFix: true as const } : {}),
        ...(request ? { request: request.id } : {}),
        ...(brings ? { patch: { ...offer?.data, ...request?.data } } : {}),
        ...files.data,
      },
      words: {
        ...words,
        message: message(body),
        ...(body.technical === undefined ? {} : { technical: body.technical }),
        ...(brings ? { patch: { ...offer?.words, ...request?.words } } : {}),
        ...files.words,
      },
    },
  ];
}

type UpdateBody = Of<'update'>['body'];

/** Says nothing beside the three facts. */
const isSilent = ({ message, technical, files, options, request }: UpdateBody): boolean =>
  !message && !technical && !files && !options && !request;

/** What is wrong with the ways forward, or with what is asked of the customer. */
function wayFaults(body: UpdateBody): Refusal | null {
  if (body.request && body.status !== 'waiting_on_customer')
    return refuseField('waiting_unsaid', 'status', 'Whoever asks for something waits on the customer.');
  return optionFaults(body);
}

/** A reason that comes with words of its own is part of them. */
function message({
  message,
  reason,
}: {
  message?: string | undefined;
  reason?: string | undefined;
}): string | null {
  return [message, reason].filter((part) => part !== undefined).join('\n\n') || null;
}

/** The date alone moves the promise that stands; words, or a miss before them, make a new one. */
function promised(ticket: TeamTicket, due: number, dateAlone: boolean, context: Context): Promised {
  const old = ownPromise(ticket);
  const moves = dateAlone && old !== null && old.missedAt === null;
  const fresh = agentPromise(moves ? old.id : nextPromiseId(ticket), due, ticket, context);
  return moves ? { ...fresh, firstDueAt: old.firstDueAt } : fresh;
}

/** The first agent who speaks has it, until it is handed on. What follows a known problem stays with its holder. */
function holder(ticket: TeamTicket, { actor }: Context): Holder {
  if (ticket.problem || ticket.holder.kind === 'agent' || !actor.id) return ticket.holder;
  return { kind: 'agent', id: actor.id, name: actor.name ?? '' };
}

/** What an agent's word answers: the promise that stood, and the customer's “no answer since …”. */
export function answers(ticket: TeamTicket, now: number): { answered: Answered; nudgedAt: string | null } {
  const promise = ownPromise(ticket);
  const answered = promise && {
    promise: promise.id,
    dueAt: promise.dueAt,
    firstDueAt: promise.firstDueAt,
    kept: promise.missedAt === null && now < Date.parse(promise.dueAt),
  };
  return { answered, nudgedAt: ticket.promise?.nudgedAt ?? null };
}

/** A note for the team alone. */
export function note({ body }: Of<'note'>, context: Context): Decided {
  const files = filesOfEvent(body.files, context.files);
  return [
    {
      type: 'note_added',
      audience: 'team',
      data: { lang: body.lang ?? null, ...files.data },
      words: { text: body.text, ...files.words },
    },
  ];
}

/** Who has it now. */
export function assign(ticket: TeamTicket, { agent }: Of<'assign'>, context: Context): Decided {
  if (!isOpen(ticket.status)) return refuse('not_open');
  if (ticket.problem) return refuse('linked');
  if ((ticket.assignee?.id ?? null) === (agent?.id ?? null)) return [];
  const holder: Holder = agent ? { kind: 'agent', ...agent } : { kind: 'team', level: ticket.level };
  const { facts, words } = factsAfter(ticket, { holder }, context.problem);
  return [
    {
      type: 'ticket_assigned',
      audience: 'customer',
      facts,
      data: {},
      words: onlyFacts(words),
    } as TicketEventBody,
  ];
}

/** The resolution report: the ticket is resolved, and closes by itself unless the customer answers. */
export function report(ticket: TeamTicket, { body }: Of<'report'>, context: Context): Decided {
  if (!isOpen(ticket.status)) return refuse('not_open');
  if (ticket.problem) return refuse('linked');
  if (body.basedOn !== ticket.tag) return refuse('stale');
  const owed = remainingOf(ticket).filter(({ doneAt }) => !doneAt);
  const fault = reportFaults(body, owed, context.now);
  if (fault) return fault;
  const evidence = body.evidence.map((piece) => evidenceOf(piece, context));
  const { facts } = factsAfter(
    ticket,
    {
      status: 'resolved',
      activity: { code: 'awaiting_acceptance' },
      promise: null,
      waiting: null,
      holder: holder(ticket, context),
    },
    null,
  );
  return [
    ...(body.outcome === 'full' ? allDone(ticket, { lang: body.lang }, context) : []),
    {
      type: 'report_published',
      audience: 'customer',
      facts,
      data: {
        outcome: body.outcome,
        recurrence: body.recurrence,
        remaining: body.remaining.map((item) => carriedOver(item, owed)),
        ...(evidence.length ? { evidence: evidence.map(({ data }) => data) } : {}),
        closesAt: iso(context.now + CLOSES_AFTER),
        ...answers(ticket, context.now),
        lang: body.lang ?? null,
        // It says what remains of all that was owed.
        ...(ticket.stillOwed ? { patch: { stillOwed: null } } : {}),
      },
      words: {
        cause: body.cause,
        done: body.done,
        remaining: body.remaining.map(({ what, who }) => ({ what, who })),
        prevention: body.prevention ?? null,
        technical: body.technical ?? null,
        ...(evidence.length ? { evidence: evidence.map(({ words }) => words) } : {}),
      },
    },
  ];
}
