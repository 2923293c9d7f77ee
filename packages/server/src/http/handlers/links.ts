import type { IncomingMessage } from 'node:http';
import type { DataRequest } from '@vestka/sdk/protocol';
import { isNeeded } from '@vestka/sdk/ticket';
import type { Who } from '../../commands/carry-out.ts';
import { reach } from '../../commands/execute.ts';
import { reachProblem } from '../../commands/execute-problem.ts';
import type { House } from '../../commands/house.ts';
import { signLink } from '../../commands/links.ts';
import { refused } from '../../commands/refused.ts';
import { noReport } from '../../commands/report-sheet.ts';
import type { Handlers } from '../api.ts';
import { originOf, type Site } from '../site.ts';
import { customerOf, whoOf } from './shared.ts';

type Names = 'reportLink' | 'teamReportLink' | 'problemReportLink' | 'approvalLink';

/** A link to a report: long enough to read and print it, too short to be passed round. */
const REPORT_LIVES = 60 * 60_000;

/** Addresses that open without a session, for a while: what they say is signed. */
export function linkHandlers(house: House, site: Site): Pick<Handlers, Names> {
  /** @param id of what has the report: whoever asks may read it */
  async function report(
    { workspace }: Who,
    id: string,
    { lang = '', zone = '' }: { lang?: string | undefined; zone?: string | undefined },
    incoming: IncomingMessage,
  ) {
    const expiresAt = house.clock.now() + REPORT_LIVES;
    const token = await signLink(house, {
      workspace,
      purpose: 'report',
      parts: [id, lang, zone],
      expiresAt,
    });
    return {
      url: `${originOf(site, incoming)}/report/${token}`,
      expiresAt: new Date(expiresAt).toISOString(),
    };
  }

  const ofTicket: typeof report = async (who, ticket, query, incoming) => {
    const { customer } = await reach(house, who, ticket);
    if (!customer.report) throw noReport();
    return report(who, ticket, query, incoming);
  };

  return {
    reportLink: ({ caller, params, query, incoming }) =>
      ofTicket(customerOf(caller), params.id, query, incoming),
    teamReportLink: ({ caller, params, query, incoming }) =>
      ofTicket(whoOf(caller), params.id, query, incoming),

    async problemReportLink({ caller, params, query, incoming }) {
      const problem = await reachProblem(house, caller.workspace, params.id);
      if (!problem.report) throw noReport();
      return report(whoOf(caller), params.id, query, incoming);
    },

    async approvalLink({ caller, params: { id, request }, incoming }) {
      const { customer } = await reach(house, customerOf(caller), id);
      const requests = customer.requests ?? {};
      if (!Object.hasOwn(requests, request)) throw refused('not_found');
      const asked = requests[request] as DataRequest;
      const { approval } = asked;
      const expiresAt = Date.parse(approval?.expiresAt ?? '');
      const isOver = expiresAt <= house.clock.now() || !isNeeded(customer, asked);
      if (approval?.state !== 'asked' || isOver) throw refused('approval_over');
      const { workspace } = caller;
      const parts = [id, request, approval.id];
      const token = await signLink(house, { workspace, purpose: 'approval', parts, expiresAt });
      return { url: `${originOf(site, incoming)}/approval/${token}`, expiresAt: approval.expiresAt };
    },
  };
}
