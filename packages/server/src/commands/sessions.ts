import { verify } from '@node-rs/argon2';
import { eq, max } from 'drizzle-orm';
import { events } from '../db/schema.ts';
import { EXTENDED_EVERY, SESSION_LIFE, type SessionEvent, sameEmail } from '../domain/workspace.ts';
import { hashToken, newId, newToken } from '../ids.ts';
import type { ViewWrite } from '../log/types.ts';
import { carryOut, type Who } from './carry-out.ts';
import { type AgentRow, type SessionRow, sessionId } from './directory.ts';
import type { House } from './house.ts';
import { refused } from './refused.ts';

export { sameEmail };

export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: number;
  readonly person: string;
}

/** Opens a session for a new anonymous customer. */
export async function openCustomerSession(house: House, workspace: string): Promise<OpenedSession> {
  const person = newId('cu');
  const createdAt = house.clock.now();
  const opened = sessionOf(house, workspace, 'customer', person);
  const created: SessionEvent = { type: 'customer_created', data: { kind: 'anonymous' }, words: null };
  await appendSession(
    house,
    workspace,
    person,
    [created, opened.event],
    [{ put: 'customers', row: { id: person, workspace, kind: 'anonymous', createdAt } }, opened.view],
  );
  return opened.session;
}

/** A hash of nothing anyone knows: an unknown address takes as long to refuse as a wrong password. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$ZGVhZGJlZWZkZWFkYmVlZmRlYWRiZWVmZGVhZGJlZWY';

/**
 * Opens a session for the agent with this address and password.
 * @returns null when there is none, and does not say which of the two was wrong
 */
export async function logIn(
  house: House,
  email: string,
  password: string,
): Promise<(OpenedSession & { agent: AgentRow }) | null> {
  const agent = await byPassword(house, sameEmail(email), password);
  if (!agent) return null;
  const opened = sessionOf(house, agent.workspace, 'agent', agent.id);
  await appendSession(house, agent.workspace, agent.id, [opened.event], [opened.view]);
  return { ...opened.session, agent };
}

async function byPassword(house: House, email: string, password: string): Promise<AgentRow | null> {
  const found = await house.directory.agentsByEmail(email);
  for (const agent of found) if (await verify(agent.password, password)) return agent;
  if (!found.length) await verify(NOBODY, password).catch(() => false);
  return null;
}

/** Ends a session; the live channel closes its sockets when it reads the event. */
export async function closeSession(house: House, { hash, workspace, person }: SessionRow): Promise<void> {
  const event: SessionEvent = { type: 'session_closed', data: { session: sessionId(hash) }, words: null };
  await appendSession(house, workspace, person, [event], [{ drop: 'sessions', hash }]);
}

/**
 * The open session of a token, its life extended by this use.
 * @throws Refused `token_invalid`, `token_expired`
 */
export async function useSession(house: House, kind: SessionRow['kind'], token: string): Promise<SessionRow> {
  const session = await house.directory.session(hashToken(token));
  if (!session || session.kind !== kind) throw refused('token_invalid');
  const now = house.clock.now();
  if (now >= session.expiresAt) throw refused('token_expired');
  const old = session.expiresAt - now < SESSION_LIFE[kind] - EXTENDED_EVERY;
  if (old && !(await extend(house, session, now))) throw refused('token_invalid');
  return session;
}

/** @returns false when the session has ended in the meantime: it does not come back */
async function extend(house: House, session: SessionRow, now: number): Promise<boolean> {
  const expiresAt = now + SESSION_LIFE[session.kind];
  const data = { session: sessionId(session.hash), expiresAt };
  return appendSession(
    house,
    session.workspace,
    session.person,
    [{ type: 'session_extended', data, words: null }],
    [{ put: 'sessions', row: { ...session, expiresAt } }],
    async () => (await house.directory.session(session.hash)) !== undefined,
  );
}

function sessionOf(house: House, workspace: string, kind: SessionRow['kind'], person: string) {
  const token = newToken(kind === 'customer' ? 'cs' : 'as');
  const hash = hashToken(token);
  const expiresAt = house.clock.now() + SESSION_LIFE[kind];
  const event: SessionEvent = {
    type: 'session_opened',
    data: { session: sessionId(hash), expiresAt },
    words: null,
  };
  const view: ViewWrite = { put: 'sessions', row: { hash, workspace, kind, person, expiresAt } };
  return { session: { token, expiresAt, person }, event, view };
}

/**
 * Appends to a person's stream behind whatever is newest there.
 *
 * @param holds what must still be true at that version
 * @returns false when it was not, and nothing was written
 */
function appendSession(
  house: House,
  workspace: string,
  person: string,
  facts: readonly SessionEvent[],
  views: readonly ViewWrite[],
  holds: () => Promise<boolean> = async () => true,
): Promise<boolean> {
  const who: Who = { workspace, actor: { kind: 'system' } };
  return carryOut<number, boolean>(house, who, person, undefined, {
    load: () => versionOf(house, person),
    decide: async () => ({ state: await holds() }),
    append(version, decision, _, intent) {
      const expected = version ?? 0;
      const holds = (decision as { state: boolean }).state;
      return {
        workspace,
        stream: person,
        expected,
        intent,
        owner: null,
        views: holds ? views : [],
        events: (holds ? facts : []).map((fact, i) => ({
          ...fact,
          version: expected + 1 + i,
          audience: 'team',
          actor: who.actor,
          at: house.clock.now(),
        })),
      };
    },
    seen: () => null,
    answer: async () => true,
  });
}

async function versionOf({ reads }: House, stream: string): Promise<number> {
  const newest = { version: max(events.version) };
  const [row] = await reads.select(newest).from(events).where(eq(events.stream, stream));
  return row?.version ?? 0;
}
