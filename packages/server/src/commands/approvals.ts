import type { ApprovalDecision } from '@vestka/sdk/protocol';
import type * as z from 'zod';
import { type ApprovalState, approvalState } from './approval-state.ts';
import { execute, reach } from './execute.ts';
import type { House } from './house.ts';
import type { Link } from './links.ts';
import { refused } from './refused.ts';
import { byLink, vendorOf } from './report-sheet.ts';

interface Named {
  readonly ticket: string;
  readonly request: string;
  readonly approval: string;
}

/** What a link to an approval names. @throws Refused `link_invalid` */
function namedIn({ parts: [ticket, request, approval] }: Link): Named {
  if (ticket === undefined || request === undefined || approval === undefined) throw refused('link_invalid');
  return { ticket, request, approval };
}

/** What a link to an approval leads to now. @throws Refused `link_invalid` */
export async function lookAtApproval(house: House, link: Link): Promise<ApprovalState> {
  const { ticket, ...named } = namedIn(link);
  const { team, customer } = await reach(house, byLink(link.workspace), ticket);
  return approvalState({
    ...named,
    vendor: await vendorOf(house, link.workspace),
    ticket: customer,
    customer: team.customer.name,
    now: house.clock.now(),
  });
}

/**
 * The person behind the link decides. Who they are is what the customer has called them.
 *
 * @throws Refused `approval_over` where there is nothing left to decide
 */
export async function decideApproval(
  house: House,
  link: Link,
  body: z.output<typeof ApprovalDecision>,
): Promise<void> {
  const { ticket, request, approval } = namedIn(link);
  const state = await lookAtApproval(house, link);
  if (state.kind !== 'asked') throw refused('approval_over');
  await execute(house, { workspace: link.workspace, actor: { kind: 'approver' } }, ticket, {
    type: 'decide-approval',
    request,
    approval,
    body,
  });
}
