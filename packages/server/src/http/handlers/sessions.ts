import type { AgentRow } from '../../commands/directory.ts';
import type { House } from '../../commands/house.ts';
import { refused } from '../../commands/refused.ts';
import { closeSession, logIn, openCustomerSession, sameEmail } from '../../commands/sessions.ts';
import type { Handlers } from '../api.ts';
import { Counter, type Limits } from '../limits.ts';
import { callerNetwork, cookieName, isHttps, isLoopback, isSameOrigin, type Site } from '../site.ts';

type Names =
  | 'openSession'
  | 'closeSession'
  | 'widgetConfig'
  | 'openAgentSession'
  | 'closeAgentSession'
  | 'me';

const MEGABYTE = 1024 * 1024;

export function sessionHandlers(house: House, site: Site, limits: Limits): Pick<Handlers, Names> {
  const opening = new Counter(limits.sessions, house.clock);
  const failing = new Counter(limits.logins, house.clock);
  const trying = new Counter(limits.loginsByAddress, house.clock);

  const workspaceBy = async (key: string) => {
    const found = await house.directory.key(key);
    if (found?.kind !== 'publishable') {
      throw refused('token_invalid', { detail: 'This publishable key is not known here.' });
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
      opening.take(callerNetwork(site, incoming));
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
      const fileMegabytes = Math.floor(house.files.limits.largest / MEGABYTE);
      return { name: row?.name ?? '', accent: row?.accent ?? null, fileMegabytes };
    },

    async openAgentSession({ body, incoming, setCookie }) {
      if (!isHttps(site, incoming) && !isLoopback(incoming)) {
        throw refused('forbidden', { detail: 'Log in over https. Plain http works on localhost only.' });
      }
      if (incoming.headers.origin !== undefined && !isSameOrigin(site, incoming))
        throw refused('origin_refused');
      // Counted before the password is looked at, so that many at once are not all let through.
      const who = `${callerNetwork(site, incoming)} ${sameEmail(body.email)}`;
      trying.take(callerNetwork(site, incoming));
      failing.take(who);
      const opened = await logIn(house, body.email, body.password);
      if (!opened) throw refused('login_failed');
      failing.forget(who);
      const { agent, token, expiresAt } = opened;
      setCookie(cookie(site, incoming, token, Math.floor((expiresAt - house.clock.now()) / 1000)));
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

function cookie(site: Site, incoming: Parameters<typeof isHttps>[1], value: string, seconds: number): string {
  const secure = isHttps(site, incoming) ? '; Secure' : '';
  return `${cookieName(site, incoming)}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`;
}
