import type { Answered, Holder, Promised, TeamTicket, TicketEventBody } from '@vestka/sdk/protocol';
import { isOpen } from '@vestka/sdk/ticket';
import { CLOSES_AFTER, PROMISE_BOUNDS } from '../policy.ts';
import { type Refusal, refuse, refuseField } from '../refusal.ts';
import type { TicketCommand } from './commands.ts';
import { reportFaults } from './report.ts';
import { type Context, iso, nextPromiseId, standing } from './state.ts';

type Of<T extends TicketCommand['type']> = Extract<TicketCommand, { type: T }>;
type Decided = TicketEventBody[] | Refusal;

export function update(ticket: TeamTicket, { body }: Of<'update'>, context: Context): Decided {
  if (!isOpen(ticket.status)) return refuse('not_open');
  if (body.basedOn !== ticket.tag) return refuse('stale');
  const due = Date.parse(body.nextUpdateAt);
  const ahead = due - context.now;
  if (ahead < PROMISE_BOUNDS.least || ahead > PROMISE_BOUNDS.most) {
    return refuseField(
      'promise_out_of_bounds',
      'nextUpdateAt',
      'The next word must lie between 5 minutes and 14 days ahead.',
    );
  }
  const said = 'text' in ticket.activity ? ticket.activity.text : null;
  const dateAlone = body.status === ticket.status && body.activity === said && body.message === undefined;
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
  const facts = { status: body.status, activity: { lang }, promise, holder: holder(ticket, context) };
  if (dateAlone) {
    const from = ticket.promise?.dueAt ?? promise.dueAt;
    return [
      {
        type: 'promise_moved',
        audience: 'customer',
        facts,
        data: { from, to: promise.dueAt, lang },
        words: { activity: body.activity, reason: body.reason as string },
      },
    ];
  }
  return [
    {
      type: 'update_posted',
      audience: 'customer',
      facts,
      data: { lang, answered: answered(ticket, context.now) },
      words: { activity: body.activity, message: message(body) },
    },
  ];
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
  const old = ticket.promise;
  const moves = dateAlone && old !== null && old.missedAt === null;
  return {
    id: moves ? old.id : nextPromiseId(ticket.promises.made),
    dueAt: iso(due),
    firstDueAt: moves ? old.firstDueAt : iso(due),
    madeAt: iso(context.now),
    by: { kind: 'agent', name: context.actor.name ?? '' },
    missedAt: null,
    told: null,
  };
}

/** The first agent who speaks has it, until it is handed on. */
function holder(ticket: TeamTicket, { actor }: Context): Holder {
  if (ticket.holder.kind === 'agent' || !actor.id) return ticket.holder;
  return { kind: 'agent', id: actor.id, name: actor.name ?? '' };
}

function answered(ticket: TeamTicket, now: number): Answered {
  const promise = ticket.promise;
  return (
    promise && {
      promise: promise.id,
      dueAt: promise.dueAt,
      firstDueAt: promise.firstDueAt,
      kept: promise.missedAt === null && now < Date.parse(promise.dueAt),
    }
  );
}

export function note({ body }: Of<'note'>): Decided {
  return [
    { type: 'note_added', audience: 'team', data: { lang: body.lang ?? null }, words: { text: body.text } },
  ];
}

export function assign(ticket: TeamTicket, { agent }: Of<'assign'>): Decided {
  if (!isOpen(ticket.status)) return refuse('not_open');
  const next: Holder = agent ? { kind: 'agent', ...agent } : { kind: 'team', level: ticket.level };
  if ((ticket.assignee?.id ?? null) === (agent?.id ?? null)) return [];
  const { facts, activity } = standing(ticket);
  return [
    {
      type: 'ticket_assigned',
      audience: 'customer',
      facts: { ...facts, holder: next },
      data: {},
      words: activity === undefined ? null : { activity },
    },
  ];
}

export function report(ticket: TeamTicket, { body }: Of<'report'>, context: Context): Decided {
  if (!isOpen(ticket.status)) return refuse('not_open');
  if (body.basedOn !== ticket.tag) return refuse('stale');
  const fault = reportFaults(body, context.now);
  if (fault) return fault;
  return [
    {
      type: 'report_published',
      audience: 'customer',
      facts: {
        status: 'resolved',
        activity: { code: 'awaiting_acceptance' },
        promise: null,
        holder: holder(ticket, context),
      },
      data: {
        outcome: body.outcome,
        recurrence: body.recurrence,
        remaining: body.remaining.map(({ by }) => ({ by: iso(Date.parse(by)) })),
        closesAt: iso(context.now + CLOSES_AFTER),
        answered: answered(ticket, context.now),
        lang: body.lang ?? null,
      },
      words: {
        cause: body.cause,
        done: body.done,
        remaining: body.remaining.map(({ what, who }) => ({ what, who })),
        prevention: body.prevention ?? null,
        technical: body.technical ?? null,
      },
    },
  ];
}
