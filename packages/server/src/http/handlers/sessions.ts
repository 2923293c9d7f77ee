import { verify } from '@node-rs/argon2';
import type { AgentRow } from '../../commands/directory.ts';
import { type House, Refused } from '../../commands/house.ts';
import { closeSession, openAgentSession, openCustomerSession } from '../../commands/sessions.ts';
import { refuse } from '../../domain/refusal.ts';
import { SESSION_LIFE, sameEmail } from '../../domain/workspace.ts';
import type { Handlers } from '../api.ts';
import { Counter, type Limits } from '../limits.ts';
import { addressOf, cookieName, isHttps, isLoopback, isSameOrigin, type Site } from '../site.ts';

type Names =
  | 'openSession'
  | 'closeSession'
  | 'widgetConfig'
  | 'openAgentSession'
  | 'closeAgentSession'
  | 'me';

/** A hash of nothing anyone knows: an unknown address takes as long to refuse as a wrong password. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$ZGVhZGJlZWZkZWFkYmVlZmRlYWRiZWVmZGVhZGJlZWY';

export function sessionHandlers(house: House, site: Site, limits: Limits): Pick<Handlers, Names> {
  const opening = new Counter(limits.sessions, house.clock);
  const failing = new Counter(limits.logins, house.clock);

  const workspaceBy = async (key: string) => {
    const found = await house.directory.key(key);
    if (found?.kind !== 'publishable') {
      throw new Refused(refuse('token_invalid', { detail: 'This publishable key is not known here.' }));
    }
    return found.workspace;
  };

  const meOf = async ({ id, name, role, level, workspace }: AgentRow) => {
    const row = await house.directory.workspace(workspace);
    return {
      agent: { id, name, role, level },
      workspace: { id: workspace, name: row?.name ?? '', zone: row?.zone ?? 'UTC' },
    };
  };

  return {
    async openSession({ body, incoming }) {
      const workspace = await workspaceBy(body.key);
      opening.take(addressOf(site, incoming));
      const { token, expiresAt, person } = await openCustomerSession(house, workspace);
      return {
        token,
        expiresAt: new Date(expiresAt).toISOString(),
        customer: { id: person, kind: 'anonymous' as const },
      };
    },

    async closeSession({ caller }) {
      await closeSession(house, caller.session);
      return undefined;
    },

    async widgetConfig({ query }) {
      const row = await house.directory.workspace(await workspaceBy(query.key));
      return { name: row?.name ?? '', accent: row?.accent ?? null };
    },

    async openAgentSession({ body, incoming, setCookie }) {
      if (!isHttps(site, incoming) && !isLoopback(incoming)) {
        throw new Refused(
          refuse('forbidden', { detail: 'Log in over https. Plain http works on localhost only.' }),
        );
      }
      if (incoming.headers.origin !== undefined && !isSameOrigin(site, incoming))
        throw new Refused(refuse('origin_refused'));
      const who = `${addressOf(site, incoming)} ${sameEmail(body.email)}`;
      failing.check(who);
      const agent = await byPassword(house, sameEmail(body.email), body.password);
      if (!agent) {
        failing.count(who);
        throw new Refused(refuse('login_failed'));
      }
      const { token } = await openAgentSession(house, agent);
      setCookie(cookie(site, incoming, token, SESSION_LIFE.agent / 1000));
      return meOf(agent);
    },

    async closeAgentSession({ caller, incoming, setCookie }) {
      if (caller.session) await closeSession(house, caller.session);
      setCookie(cookie(site, incoming, '', 0));
      return undefined;
    },

    me: ({ caller }) => meOf(caller.agent),
  };
}

async function byPassword(house: House, email: string, password: string): Promise<AgentRow | null> {
  const found = await house.directory.agentsByEmail(email);
  for (const agent of found) if (await verify(agent.password, password)) return agent;
  if (!found.length) await verify(NOBODY, password).catch(() => false);
  return null;
}

function cookie(site: Site, incoming: Parameters<typeof isHttps>[1], value: string, seconds: number): string {
  const secure = isHttps(site, incoming) ? '; Secure' : '';
  return `${cookieName(site, incoming)}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`;
}
