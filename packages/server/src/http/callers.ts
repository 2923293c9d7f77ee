import type { IncomingMessage } from 'node:http';
import { type AgentRow, type SessionRow, sessionId } from '../commands/directory.ts';
import type { House } from '../commands/house.ts';
import { Refused, refused } from '../commands/refused.ts';
import { useSession } from '../commands/sessions.ts';
import { hashToken } from '../ids.ts';
import type { Asking, Gate, Known } from '../live/gate.ts';
import { callerNetwork, cookieOf, isSameOrigin, type Site } from './site.ts';

/** Who is asking. */
export type CallerOf = {
  anyone: { kind: 'anyone' };
  customer: { kind: 'customer'; workspace: string; customer: string; session: SessionRow };
  agent: { kind: 'agent'; workspace: string; agent: AgentRow; session: SessionRow | null };
  lead: { kind: 'agent'; workspace: string; agent: AgentRow; session: SessionRow | null };
};

const invalid = () => refused('token_invalid');

function bearer(incoming: IncomingMessage): string | undefined {
  return /^Bearer ([\w-]{20,200})$/.exec(incoming.headers.authorization ?? '')?.[1];
}

/** @throws Refused `token_invalid`, `token_expired` */
export async function customerOf(house: House, incoming: IncomingMessage): Promise<CallerOf['customer']> {
  const token = bearer(incoming);
  if (!token) throw invalid();
  return customerBy(house, token);
}

async function customerBy(house: House, token: string): Promise<CallerOf['customer']> {
  const session = await useSession(house, 'customer', token);
  return { kind: 'customer', workspace: session.workspace, customer: session.person, session };
}

/**
 * An agent by session cookie (from our own pages only), or by a secret key that names who acts (never from a page).
 * @throws Refused `token_invalid`, `token_expired`, `forbidden`
 */
export async function agentOf(
  house: House,
  site: Site,
  incoming: IncomingMessage,
): Promise<CallerOf['agent']> {
  const key = bearer(incoming);
  if (key?.startsWith('sk_')) {
    if (incoming.headers.origin !== undefined) {
      throw refused('forbidden', { detail: 'A secret key must never be in a page.' });
    }
    return agentByKey(house, key, String(incoming.headers['vestka-agent'] ?? ''));
  }
  const cookie = cookieOf(site, incoming);
  if (!cookie) throw invalid();
  const reads = incoming.method === 'GET' || incoming.method === 'HEAD';
  if (!reads && !isSameOrigin(site, incoming)) throw refused('origin_refused');
  return agentByCookie(house, cookie);
}

/** @throws Refused `forbidden` to who is neither lead nor admin, and whatever `agentOf` refuses */
export async function leadOf(house: House, site: Site, incoming: IncomingMessage): Promise<CallerOf['lead']> {
  const caller = await agentOf(house, site, incoming);
  if (caller.agent.role === 'agent') throw refused('forbidden', { detail: 'This is for leads and admins.' });
  return caller;
}

async function agentByKey(house: House, key: string, acting: string): Promise<CallerOf['agent']> {
  const found = await house.directory.key(hashToken(key));
  if (found?.kind !== 'secret') throw invalid();
  const agent = await house.directory.agent(found.workspace, acting);
  if (!agent) {
    throw refused('forbidden', { detail: 'Name the acting agent, by id or e-mail, beside the secret key.' });
  }
  return { kind: 'agent', workspace: found.workspace, agent, session: null };
}

async function agentByCookie(house: House, token: string): Promise<CallerOf['agent']> {
  const session = await useSession(house, 'agent', token);
  const agent = await house.directory.agent(session.workspace, session.person);
  if (!agent) throw invalid();
  return { kind: 'agent', workspace: session.workspace, agent, session };
}

/** The live channel's questions, answered by the same rules. */
export function createGate(house: House, site: Site, report: (error: unknown) => void): Gate {
  const pathOf = (request: IncomingMessage) => (request.url ?? '').split('?', 1)[0];
  const isForAgents = (request: IncomingMessage) => pathOf(request) === '/v1/agent/live';
  return {
    report,
    address: (request) => callerNetwork(site, request),
    asking: (request) => ({
      agents: isForAgents(request),
      cookie: cookieOf(site, request),
      page: request.headers.origin !== undefined,
    }),
    refuse(request) {
      if (pathOf(request) !== '/v1/live' && !isForAgents(request)) return 404;
      // Addresses end up in logs: a token has no business there, and nothing else is asked for.
      if (request.url?.includes('?')) return 400;
      // A browser always says where it comes from: with an agent's cookie it must be from here.
      return isForAgents(request) && request.headers.origin !== undefined && !isSameOrigin(site, request)
        ? 403
        : null;
    },
    async known(asking, frame): Promise<Known | null> {
      try {
        const { workspace, customer, session } = asking.agents
          ? { customer: undefined, ...(await agentBy(asking, frame)) }
          : await customerBy(house, frame.token ?? '');
        const scope = customer === undefined ? { workspace } : { workspace, customer };
        return { scope, session: session && sessionId(session.hash) };
      } catch (error) {
        if (error instanceof Refused) return null;
        throw error;
      }
    },
  };

  async function agentBy({ cookie, page }: Asking, { token, agent = '' }: Parameters<Gate['known']>[1]) {
    if (token?.startsWith('sk_')) {
      // A secret key must never be in a page.
      if (page) throw invalid();
      return agentByKey(house, token, agent);
    }
    if (!cookie) throw invalid();
    return agentByCookie(house, cookie);
  }
}
