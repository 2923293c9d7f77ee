import type { DataRequest, Ticket } from '@vestka/sdk/protocol';
import { isNeeded } from '@vestka/sdk/ticket';
import type { Vendor } from './report-sheet.ts';

/** What is asked of a named person, with all that they must know to decide. Nothing else of the ticket. */
export interface ApprovalView {
  readonly vendor: Vendor;
  readonly ticket: Pick<Ticket, 'number' | 'subject'>;
  readonly request: DataRequest & { readonly approval: NonNullable<DataRequest['approval']> };
  /** As the customer wishes to be addressed. */
  readonly customer: string | null;
}

/** Why a link leads to no decision. */
export type Over = 'answered' | 'anew' | 'expired' | 'notNeeded';

/** What a link to an approval leads to now. */
export type ApprovalState =
  | { readonly kind: 'asked' | 'decided'; readonly view: ApprovalView }
  | { readonly kind: 'over'; readonly vendor: Vendor; readonly why: Over };

interface Looked {
  readonly vendor: Vendor;
  readonly ticket: Ticket;
  readonly customer: string | null;
  /** As the link names it. */
  readonly approval: string;
  readonly request: string;
  readonly now: number;
}

/** Says what a link leads to: a decision to take, one that was taken, or neither any more. */
export function approvalState({
  vendor,
  ticket,
  customer,
  approval,
  request: id,
  now,
}: Looked): ApprovalState {
  const { requests = {} } = ticket;
  const request = Object.hasOwn(requests, id) ? requests[id] : undefined;
  const standing = request?.approval;
  const over = (why: Over): ApprovalState => ({ kind: 'over', vendor, why });
  if (!request || !standing) return over('answered');
  if (standing.id !== approval) return over('anew');
  const view: ApprovalView = { vendor, ticket, request: { ...request, approval: standing }, customer };
  if (standing.state === 'approved' || standing.state === 'declined') return { kind: 'decided', view };
  if (!isNeeded(ticket, request)) return over('notNeeded');
  if (standing.state === 'expired' || Date.parse(standing.expiresAt) <= now) return over('expired');
  const waits = Object.values(request.items).some(({ state }) => state === 'open');
  return waits ? { kind: 'asked', view } : over('answered');
}
