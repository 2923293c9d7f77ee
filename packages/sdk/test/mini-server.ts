import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ServerFrame } from '../src/protocol/live.ts';
import type { Promised, TeamTicket, Ticket } from '../src/protocol/tickets.ts';
import { apply } from '../src/ticket/apply.ts';
import { applyTeam } from '../src/ticket/apply-team.ts';
import type { Loose } from './events.ts';
import { event } from './events.ts';

/** The machine's clock, also while a test gives the client another. */
const machineNow = Date.now;

interface Call {
  method: string;
  path: string;
  intent: string | undefined;
  token: string | undefined;
  body: Record<string, unknown>;
}

interface Stream {
  owner: string;
  view: Ticket | null;
  team: TeamTicket | null;
  events: Loose[];
}

/** What a test may turn while the server runs. */
interface Knobs {
  /** Before the call is looked at: an answer of its own, or `cut` to lose the request. */
  before?: (call: Call) => { status: number; code?: string; retryAfter?: number } | 'cut' | undefined;
  /** After the call took effect: the answer waits for this. */
  delay?: (call: Call) => Promise<unknown> | undefined;
  /** After the call took effect: true loses the answer. */
  dropAnswer?: (call: Call) => boolean;
  heartbeatMs: number;
  /** No more answers to beats: a half-open connection. */
  mute: boolean;
  /** The replay is said to be too long. */
  forgetful: boolean;
  /** Events are not told live: a slow socket beside a fast answer. */
  quiet: boolean;
  /** Events on one page of a timeline. */
  pageSize: number;
  /** Sockets are not let in. */
  socketsBlocked: boolean;
  /** The server's clock against the machine's. */
  skewMs: number;
}

/** A server that speaks just enough of the protocol, and can be made to fail. Views are folded by the real reducers. */
export async function startMini(port = 0) {
  const log: Loose[] = [];
  const streams = new Map<string, Stream>();
  const sessions = new Set<string>();
  const intents = new Map<string, string>();
  const sockets = new Map<WebSocket, { agent: boolean; token: string; beats: number }>();
  const calls: Call[] = [];
  const auths: Record<string, unknown>[] = [];
  const knobs: Knobs = {
    heartbeatMs: 25_000,
    mute: false,
    forgetful: false,
    quiet: false,
    pageSize: 200,
    socketsBlocked: false,
    skewMs: 0,
  };
  let serial = 0;
  const now = () => machineNow() + knobs.skewMs;
  const cursorOf = (position: number) => `c${position.toString(36)}`;
  const say = (ws: WebSocket, frame: ServerFrame) => ws.send(JSON.stringify(frame));
  const sees = (who: { agent: boolean; token: string }, entry: Loose) =>
    who.agent || (entry.audience === 'customer' && streams.get(entry.ticket)?.owner === who.token);

  /** Appends, folds, and tells those who listen. */
  const append = (ticket: string, part: Partial<Loose> & { type: string }, quietly = false): Ticket => {
    const stream = streams.get(ticket) as Stream;
    const entry = event({
      ...part,
      ticket,
      version: stream.events.length + 1,
      cursor: cursorOf(log.length + 1),
      at: new Date(now()).toISOString(),
    });
    log.push(entry);
    stream.events.push(entry);
    stream.view = apply(stream.view, entry);
    stream.team = applyTeam(stream.team, entry);
    if (!quietly && !knobs.quiet) {
      for (const [ws, who] of sockets)
        if (sees(who, entry)) say(ws, { type: 'event', event: entry as never });
    }
    return stream.view as Ticket;
  };

  const open = (owner: string, message = 'It is broken', quietly = false): Ticket => {
    serial += 1;
    const id = `tk_${String(serial).padStart(20, '0')}`;
    streams.set(id, { owner, view: null, team: null, events: [] });
    return append(
      id,
      {
        type: 'ticket_created',
        actor: { kind: 'customer' },
        facts: facts('received', promise(`p${serial}`, now() + 3_600_000)),
        data: { number: 1000 + serial, kind: 'problem', impact: 'normal', customer: 'cu_1', lang: null },
        words: { subject: message, message },
      },
      quietly,
    );
  };

  const route = (call: Call): [status: number, body: unknown] => {
    const { method, path, intent, token = '', body } = call;
    const agent = path.startsWith('/v1/agent');
    if (path === '/v1/sessions') {
      const mine = `session-${sessions.size + 1}`;
      sessions.add(mine);
      return [
        201,
        {
          token: mine,
          expiresAt: '2099-01-01T00:00:00.000Z',
          customer: { id: 'cu_1', kind: 'anonymous' },
        },
      ];
    }
    if (!agent && !sessions.has(token)) return problem(401, 'token_invalid');
    if (agent && token !== 'sk_test') return problem(401, 'token_invalid');
    const cursor = cursorOf(log.length);
    const [, id = '', act] = /\/tickets\/(\w+)\/?(\w*)/.exec(path) ?? [];
    const stream = streams.get(id);
    if (id && (!stream || (!agent && stream.owner !== token))) return problem(404, 'not_found');
    const reply = (of: Stream) => ({ ticket: agent ? of.team : of.view, cursor });
    if (method === 'DELETE') {
      sessions.delete(token);
      return [204, undefined];
    }
    if (path === '/v1/agent/me') {
      return [
        200,
        {
          agent: { id: 'ag_1', name: 'Anna', role: 'agent', level: 'L1' },
          workspace: { id: 'ws_1', name: 'W', zone: 'UTC' },
        },
      ];
    }
    if (path === '/v1/agent/agents') {
      return [200, { agents: [{ id: 'ag_1', name: 'Anna', role: 'agent', level: 'L1' }] }];
    }
    if (path.startsWith('/v1/agent/queue')) {
      const query = new URLSearchParams(path.split('?')[1]);
      const all = [...streams.values()].map(({ team }) => team as TeamTicket);
      const isOpen = ({ status }: TeamTicket) => status !== 'resolved' && status !== 'closed';
      const scope = query.get('scope');
      const fits = (t: TeamTicket, name = scope) =>
        name === 'ended'
          ? !isOpen(t)
          : isOpen(t) &&
            (name === 'all' || (name === 'mine' ? t.assignee?.id === 'ag_1' : t.assignee === null));
      const sorted = all
        .filter((t) => fits(t))
        .sort(
          (a, b) =>
            Date.parse(a.promise?.dueAt ?? '9999-01-01') - Date.parse(b.promise?.dueAt ?? '9999-01-01') ||
            a.number - b.number,
        );
      const from = Number(query.get('after') ?? 0);
      const to = from + Number(query.get('limit'));
      return [
        200,
        {
          tickets: sorted.slice(from, to),
          next: to < sorted.length ? String(to) : null,
          counts: {
            mine: all.filter((t) => fits(t, 'mine')).length,
            unassigned: all.filter((t) => fits(t, 'unassigned')).length,
            all: all.filter((t) => fits(t, 'all')).length,
          },
          cursor,
        },
      ];
    }
    if (method === 'GET' && !id) {
      const mine = [...streams.values()].filter(({ owner }) => owner === token).map(({ view }) => view);
      return [200, { tickets: mine.reverse(), next: null, cursor }];
    }
    if (act === 'events') {
      const all = stream?.events.filter((e) => agent || e.audience === 'customer') ?? [];
      const after = /after=(\w*)/.exec(path)?.[1];
      const from = after === undefined ? 0 : all.findIndex(({ cursor }) => cursor === after) + 1;
      if (after !== undefined && !from) return problem(422, 'validation_failed');
      const events = all.slice(from, from + knobs.pageSize);
      return [200, { events, next: all.at(-1) === events.at(-1) ? null : events.at(-1)?.cursor }];
    }
    if (method === 'GET') return [200, reply(stream as Stream)];
    if (!intent) return problem(400, 'idempotency_key_required');
    const known = intents.get(intent);
    if (known) return [201, reply(streams.get(known) as Stream)];
    if (!id) intents.set(intent, open(token, String(body.message)).id);
    else {
      intents.set(intent, id);
      const actor = agent
        ? { kind: 'agent' as const, id: 'ag_1', name: 'Anna' }
        : { kind: 'customer' as const };
      if (act === 'messages')
        append(id, { type: 'message_posted', actor, words: { message: String(body.text) } });
      if (act === 'notes')
        append(id, { type: 'note_added', audience: 'team', actor, words: { text: String(body.text) } });
      if (act === 'acceptance') {
        if (body.basedOn !== stream?.view?.tag) return problem(409, 'stale', { current: stream?.view });
        append(id, {
          type: 'ticket_closed',
          actor,
          facts: facts('closed', null),
          data: { because: 'accepted' },
        });
      }
      if (act === 'assignment') {
        append(id, {
          type: 'ticket_assigned',
          actor,
          facts: {
            ...facts(stream?.view?.status ?? 'received', stream?.view?.promise ?? null),
            holder: body.agent ? { kind: 'agent', id: 'ag_1', name: 'Anna' } : { kind: 'team', level: 'L1' },
          },
        });
      }
    }
    return [201, reply(streams.get(intents.get(intent) as string) as Stream)];
  };

  const http = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const call: Call = {
      method: request.method ?? '',
      path: request.url ?? '',
      intent: request.headers['idempotency-key'] as string | undefined,
      token: request.headers.authorization?.slice(7),
      body: text ? JSON.parse(text) : {},
    };
    calls.push(call);
    const instead = knobs.before?.(call);
    if (instead === 'cut') {
      request.socket.destroy();
      return;
    }
    const [status, body] = instead ? problem(instead.status, instead.code) : route(call);
    if (!instead) await knobs.delay?.(call);
    if (!instead && knobs.dropAnswer?.(call)) {
      request.socket.destroy();
      return;
    }
    response.setHeader('date', new Date(now()).toUTCString());
    if (instead?.retryAfter) response.setHeader('retry-after', instead.retryAfter);
    response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });

  const wss = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, socket, head) => {
    if (knobs.socketsBlocked) {
      socket.destroy();
      return;
    }
    wss.handleUpgrade(request, socket, head, (ws) => {
      const agent = request.url === '/v1/agent/live';
      say(ws, { type: 'hello', heartbeatMs: knobs.heartbeatMs, maxFrame: 65_536 });
      ws.on('close', () => sockets.delete(ws));
      ws.on('message', (data) => {
        const frame = JSON.parse(String(data));
        if (frame.type === 'beat') {
          const who = sockets.get(ws);
          if (who) who.beats += 1;
          if (!knobs.mute) say(ws, { type: 'beat', now: now() });
          return;
        }
        auths.push(frame);
        if (agent ? frame.token !== 'sk_test' : !sessions.has(frame.token)) {
          ws.close(4401);
          return;
        }
        const who = { agent, token: frame.token as string, beats: 0 };
        sockets.set(ws, who);
        const from = frame.cursor ? Number.parseInt(frame.cursor.slice(1), 36) : null;
        const recovered = from !== null && !knobs.forgetful;
        if (recovered) {
          for (const entry of log.slice(from)) {
            if (sees(who, entry)) say(ws, { type: 'event', event: entry as never });
          }
        }
        say(ws, { type: 'ready', cursor: cursorOf(log.length), recovered, now: now() });
      });
    });
  });

  await new Promise<void>((done) => http.listen(port, '127.0.0.1', done));
  const { port: taken } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    port: taken,
    knobs,
    calls,
    auths,
    log,
    streams,
    sessions,
    sockets,
    open,
    append,
    now,
    say: (frame: ServerFrame) => {
      for (const ws of sockets.keys()) say(ws, frame);
    },
    /** Cuts every socket, as a network does. */
    cut: () => {
      for (const ws of sockets.keys()) ws.terminate();
    },
    closeSockets: (code: number) => {
      for (const ws of sockets.keys()) ws.close(code);
    },
    stop: async () => {
      for (const ws of wss.clients) ws.terminate();
      http.closeAllConnections();
      await new Promise((done) => http.close(done));
    },
  };
}

export type Mini = Awaited<ReturnType<typeof startMini>>;

const problem = (status: number, code = 'internal', more: object = {}): [number, unknown] => [
  status,
  { type: `urn:vestka:${code}`, title: code, status, code, requestId: 'r1', ...more },
];

export const promise = (id: string, due: number): Promised => {
  const dueAt = new Date(due).toISOString();
  return {
    id,
    dueAt,
    firstDueAt: dueAt,
    madeAt: '2026-01-01T00:00:00.000Z',
    by: { kind: 'policy' },
    missedAt: null,
    told: null,
  };
};

export const facts = (status: Ticket['status'], promised: Promised | null) => ({
  status,
  activity: { code: 'waiting_in_line' },
  promise: promised,
  holder: { kind: 'team' as const, level: 'L1' as const },
});
