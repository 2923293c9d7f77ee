import type { IncomingMessage } from 'node:http';
import type { Who } from '../../commands/carry-out.ts';
import { reach } from '../../commands/execute.ts';
import type { House } from '../../commands/house.ts';
import { signLink } from '../../commands/links.ts';
import { refused } from '../../commands/refused.ts';
import type { Handlers } from '../api.ts';
import type { CallerOf } from '../callers.ts';
import { originOf, type Site } from '../site.ts';
import { whoOf } from './shared.ts';

type Names = 'reportLink' | 'teamReportLink' | 'approvalLink';

/** A link to a report: long enough to read and print it, too short to be passed round. */
const REPORT_LIVES = 60 * 60_000;

/** Addresses that open without a session, for a while: what they say is signed. */
export function linkHandlers(house: House, site: Site): Pick<Handlers, Names> {
  async function report(
    who: Who,
    ticket: string,
    { lang = '', zone = '' }: { lang?: string | undefined; zone?: string | undefined },
    incoming: IncomingMessage,
  ) {
    const { customer } = await reach(house, who, ticket);
    if (!customer.report) throw refused('not_found', { detail: 'There is no report yet.' });
    const expiresAt = house.clock.now() + REPORT_LIVES;
    const { workspace } = who;
    const token = await signLink(house, {
      workspace,
      purpose: 'report',
      parts: [ticket, lang, zone],
      expiresAt,
    });
    return {
      url: `${originOf(site, incoming)}/report/${token}`,
      expiresAt: new Date(expiresAt).toISOString(),
    };
  }

  return {
    reportLink: ({ caller, params, query, incoming }) =>
      report(customerIn(caller), params.id, query, incoming),
    teamReportLink: ({ caller, params, query, incoming }) =>
      report(whoOf(caller), params.id, query, incoming),

    async approvalLink({ caller, params: { id, request }, incoming }) {
      const { customer } = await reach(house, customerIn(caller), id);
      const requests = customer.requests ?? {};
      if (!Object.hasOwn(requests, request)) throw refused('not_found');
      const approval = requests[request]?.approval;
      const expiresAt = Date.parse(approval?.expiresAt ?? '');
      if (approval?.state !== 'asked' || expiresAt <= house.clock.now()) throw refused('approval_over');
      const { workspace } = caller;
      const parts = [id, request, approval.id];
      const token = await signLink(house, { workspace, purpose: 'approval', parts, expiresAt });
      return { url: `${originOf(site, incoming)}/approval/${token}`, expiresAt: approval.expiresAt };
    },
  };
}

const customerIn = ({ workspace, customer }: CallerOf['customer']): Who => ({
  workspace,
  customer,
  actor: { kind: 'customer', id: customer },
});
