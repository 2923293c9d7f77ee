import type { DataRequest, TeamTicket } from '@vestka/sdk/protocol';
import { isNeeded } from '@vestka/sdk/ticket';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Of } from './commands.ts';
import { askedForAnotherWay } from './customer.ts';
import { askedIn, NOT_NEEDED, openItems, requestOf } from './requests.ts';
import { type Context, type Decided, iso } from './state.ts';

const DAY = 24 * 60 * 60_000;

/** The customer's own management is asked: a person decides on a page behind a link. */
export function askApproval(
  ticket: TeamTicket,
  { request: id, body }: Of<'ask-approval'>,
  context: Context,
): Decided {
  const request = requestOf(ticket, id);
  if (!request) return refuse('not_found');
  if (!isNeeded(ticket, request)) return refuse('not_open', NOT_NEEDED);
  if (!isWaiting(request)) return refuse('approval_over');
  const approval = `a${ticket.version + 1}`;
  const expiresAt = iso(context.now + body.days * DAY);
  const { name, note } = body;
  // What was said of an earlier one goes with it.
  const cleared = { decidedAt: null, name: null, note: null, reason: null };
  return [
    {
      type: 'approval_asked',
      audience: 'customer',
      data: {
        request: id,
        approval,
        expiresAt,
        lang: body.lang ?? null,
        patch: {
          requests: {
            [id]: {
              approval: { ...cleared, id: approval, at: iso(context.now), expiresAt, state: 'asked' },
            },
          },
        },
      },
      words: {
        name,
        ...(note === undefined ? {} : { note }),
        patch: { requests: { [id]: { approval: { name, ...(note === undefined ? {} : { note }) } } } },
      },
    },
  ];
}

/** What they decide. A refusal declines all that is still open, and asks the team for another way. */
export function decideApproval(
  ticket: TeamTicket,
  { request: id, approval, body }: Of<'decide-approval'>,
  context: Context,
): Decided {
  const request = asked(ticket, id, approval);
  if (isRefusal(request)) return request;
  const isLate = Date.parse(request.approval?.expiresAt as string) <= context.now;
  if (!isNeeded(ticket, request) || isLate || !isWaiting(request)) return refuse('approval_over');
  const at = iso(context.now);
  const { approved, reason } = body;
  const open = approved ? [] : openItems(request);
  const block = open.length ? askedForAnotherWay(ticket, askedIn(ticket, id).length > 0, context) : null;
  const declined = Object.fromEntries(open.map(([item]) => [item, { state: 'declined', answeredAt: at }]));
  const why = Object.fromEntries(open.map(([item]) => [item, { reason }]));
  const name = request.approval?.name;
  return [
    {
      type: 'approval_decided',
      audience: 'customer',
      ...(block ? { facts: block.facts } : {}),
      data: {
        request: id,
        approval,
        approved,
        lang: body.lang ?? null,
        patch: {
          requests: {
            [id]: {
              approval: { state: approved ? 'approved' : 'declined', decidedAt: at },
              ...(open.length ? { items: declined } : {}),
            },
          },
        },
      },
      words: {
        ...block?.words,
        ...(name === undefined ? {} : { name }),
        ...(reason === undefined
          ? {}
          : {
              reason,
              patch: {
                requests: { [id]: { approval: { reason }, ...(open.length ? { items: why } : {}) } },
              },
            }),
      },
    },
  ];
}

/** Nobody has decided in time. */
export function expireApproval(
  ticket: TeamTicket,
  { request: id, approval }: Of<'expire-approval'>,
  context: Context,
): Decided {
  const request = asked(ticket, id, approval);
  if (isRefusal(request) || Date.parse(request.approval?.expiresAt as string) > context.now)
    return refuse('conflict');
  return [
    {
      type: 'approval_expired',
      audience: 'customer',
      data: {
        request: id,
        approval,
        patch: { requests: { [id]: { approval: { state: 'expired', decidedAt: iso(context.now) } } } },
      },
      words: null,
    },
  ];
}

function asked(ticket: TeamTicket, id: string, approval: string): DataRequest | Refusal {
  const request = requestOf(ticket, id);
  return request?.approval?.id === approval && request.approval.state === 'asked'
    ? request
    : refuse('approval_over');
}

/** Is there anything left to decide on? */
const isWaiting = (request: DataRequest): boolean => openItems(request).length > 0;
