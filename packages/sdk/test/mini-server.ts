import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { EventFacts } from '../src/protocol/events.ts';
import type { KnownProblem } from '../src/protocol/known-problems.ts';
import type { ServerFrame } from '../src/protocol/live.ts';
import type { Promised } from '../src/protocol/promise.ts';
import { QueueFilter } from '../src/protocol/routes.ts';
import type { TeamTicket, Ticket } from '../src/protocol/tickets.ts';
import { apply, earlier } from '../src/ticket/apply.ts';
import { applyProblem, follow } from '../src/ticket/apply-problem.ts';
import { applyTeam, ownPromise } from '../src/ticket/apply-team.ts';
import { isNarrow, passes } from '../src/ticket/filter.ts';
import { isOpen } from '../src/ticket/status.ts';
import { withPatch } from '../src/ticket/with-patch.ts';
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

interface ProblemStream {
  view: KnownProblem | null;
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
  const problems = new Map<string, ProblemStream>();
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
  const positionOf = (entry: Loose) => Number.parseInt(entry.cursor.slice(1), 36);

  /** The known problem that a ticket followed at that place in the log. */
  const problemAt = (stream: Stream, position: number): string | undefined =>
    stream.events.findLast((entry) => entry.facts && positionOf(entry) < position)?.facts?.problem?.id;
  /** Is it one of the ticket's events: its own, or of the problem that it followed then? */
  const isOf = (stream: Stream, entry: Loose): boolean =>
    stream.events.includes(entry) ||
    (!!entry.problem && problemAt(stream, positionOf(entry)) === entry.problem);
  const sees = (who: { agent: boolean; token: string }, entry: Loose) =>
    who.agent ||
    (entry.audience === 'customer' &&
      [...streams.values()].some((stream) => stream.owner === who.token && isOf(stream, entry)));

  /** As they stand, with the words of the problem that they follow. */
  const problemOf = (ticket: Ticket | null) => problems.get(ticket?.problem?.id ?? '')?.view ?? null;
  const viewOf = ({ view }: Stream) => view && follow(view, problemOf(view));
  const teamOf = ({ team }: Stream) => team && follow(team, problemOf(team));
  const linked = (problem: string) =>
    [...streams.values()].filter(({ team }) => team?.problem?.id === problem).length;
  const rowOf = (problem: string) => ({
    problem: problems.get(problem)?.view as KnownProblem,
    linked: linked(problem),
  });

  const tell = (entry: Loose, quietly: boolean) => {
    log.push(entry);
    if (quietly || knobs.quiet) return;
    for (const [ws, who] of sockets) if (sees(who, entry)) say(ws, { type: 'event', event: entry as never });
  };
  const stamp = (part: Partial<Loose> & { type: string }, events: Loose[]): Loose =>
    event({
      ...part,
      version: events.length + 1,
      cursor: cursorOf(log.length + 1),
      at: new Date(now()).toISOString(),
    });

  /** Appends, folds, and tells those who listen. A ticket's facts follow its problem unless they say otherwise. */
  const append = (ticket: string, part: Partial<Loose> & { type: string }, quietly = false): Ticket => {
    const stream = streams.get(ticket) as Stream;
    const link = viewOf(stream)?.problem;
    const facts = part.facts && { ...(link && { problem: link }), ...part.facts };
    const words = link && facts?.problem ? { problem: link.title, ...part.words } : (part.words ?? null);
    const entry = withPatch(stamp({ ...part, ...(facts && { facts }), words, ticket }, stream.events));
    stream.events.push(entry);
    // What a ticket's own events add, they add to what it has taken over from its problem.
    stream.view = apply(viewOf(stream), entry);
    stream.team = applyTeam(teamOf(stream), entry);
    tell(entry, quietly);
    return viewOf(stream) as Ticket;
  };

  /** One event of a known problem. */
  const speak = (problem: string, part: Partial<Loose> & { type: string }, quietly = false): KnownProblem => {
    const stream = problems.get(problem) as ProblemStream;
    const entry = withPatch(stamp({ ...part, ticket: undefined, problem }, stream.events));
    stream.events.push(entry);
    stream.view = applyProblem(stream.view, entry);
    tell(entry, quietly);
    return stream.view as KnownProblem;
  };

  const openProblem = (title = 'The licence server is down', dueInMs = 7_200_000): KnownProblem => {
    serial += 1;
    const id = `pb_${String(serial).padStart(20, '0')}`;
    problems.set(id, { view: null, events: [] });
    return speak(id, {
      type: 'problem_created',
      audience: 'team',
      facts: {
        ...facts('investigating', promise('q1', now() + dueInMs)),
        activity: { lang: 'en' },
        waiting: { for: 'vendor', expectedAt: null },
      },
      data: { number: 1000 + serial, impact: 'high', lang: 'en' },
      words: { problem: title, activity: 'Restarting it', waiting: 'Acme' },
    });
  };

  /** Lets a ticket follow a problem, or none; `own`: with a promise of its own. */
  const link = (ticket: string, problem: string | null, own: Promised | null = null): Ticket => {
    const before = viewOf(streams.get(ticket) as Stream) as Ticket;
    const to = problem ? (problems.get(problem)?.view as KnownProblem) : null;
    const left = before.problem;
    return append(ticket, {
      type: to ? 'problem_linked' : 'problem_unlinked',
      facts: {
        ...(to
          ? { ...factsOf(to), promise: earlier(own, to.promise) }
          : { ...factsOf(before), promise: own }),
        problem: to && { id: to.id, number: to.number, version: to.said.version, own },
      },
      data: { problem: to?.id ?? left?.id, number: to?.number ?? left?.number },
      words: {
        ...(to ? wordsOf(to) : wordsOf(before)),
        ...(to && { problem: to.title }),
      },
    });
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
    const agent = path.startsWith('/v1/agent') || path.startsWith('/v1/admin');
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
    const [, id = '', act] = /\/tickets\/(\w+)\/?([\w-]*)/.exec(path) ?? [];
    const stream = streams.get(id);
    if (id && (!stream || (!agent && stream.owner !== token))) return problem(404, 'not_found');
    const reply = (of: Stream) => ({ ticket: agent ? teamOf(of) : viewOf(of), cursor });
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
      const all = [...streams.values()].map((stream) => teamOf(stream) as TeamTicket);
      const { scope, after: _, limit: __, ...given } = Object.fromEntries(query);
      const filter = QueueFilter.parse(given);
      const fits = (t: TeamTicket, name = scope, narrowed: QueueFilter = {}) => {
        if (name === 'ended') return !isOpen(t.status);
        if (!isOpen(t.status) || (t.problem && !t.problem.own && !narrowed.problem)) return false;
        if (name === 'all') return true;
        if (name === 'team') return t.level === 'L1';
        return name === 'mine' ? t.assignee?.id === 'ag_1' : t.assignee === null;
      };
      const due = (t: TeamTicket) => Date.parse(ownPromise(t)?.dueAt ?? t.createdAt);
      const sorted = all
        .filter((t) => fits(t, scope, filter) && passes(t, filter, now()))
        .sort((a, b) => due(a) - due(b) || a.number - b.number);
      const from = Number(query.get('after') ?? 0);
      const to = from + Number(query.get('limit'));
      return [
        200,
        {
          tickets: sorted.slice(from, to),
          next: to < sorted.length ? String(to) : null,
          counts: {
            mine: all.filter((t) => fits(t, 'mine')).length,
            team: all.filter((t) => fits(t, 'team')).length,
            unassigned: all.filter((t) => fits(t, 'unassigned')).length,
            all: all.filter((t) => fits(t, 'all')).length,
            late: all.filter((t) => fits(t, 'all') && passes(t, { flag: 'late' }, now())).length,
            nudged: all.filter((t) => fits(t, 'all') && passes(t, { flag: 'nudged' }, now())).length,
          },
          problems: isNarrow(filter) || scope === 'ended' ? [] : openRows(),
          cursor,
        },
      ];
    }
    const other =
      path.startsWith('/v1/admin') || path.startsWith('/v1/agent/problems') || !path.includes('/tickets');
    if (agent && other) return routeOfTeam(call, cursor);
    if (method === 'GET' && !id) {
      const mine = [...streams.values()].filter(({ owner }) => owner === token).map(viewOf);
      return [200, { tickets: mine.reverse(), next: null, cursor }];
    }
    if (act === 'events') {
      const all = log.filter((e) => isOf(stream as Stream, e) && (agent || e.audience === 'customer'));
      const after = /after=(\w*)/.exec(path)?.[1];
      const from = after === undefined ? 0 : all.findIndex(({ cursor }) => cursor === after) + 1;
      if (after !== undefined && !from) return problem(422, 'validation_failed');
      const events = all.slice(from, from + knobs.pageSize);
      return [200, { events, next: all.at(-1) === events.at(-1) ? null : events.at(-1)?.cursor }];
    }
    if (act === 'problem-suggestions') {
      return [200, { suggestions: openRows().map((row) => ({ problem: row.problem, score: 1 })) }];
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
      const standing = viewOf(stream as Stream) as Ticket;
      const words = wordsOf(standing);
      if (act === 'nudges') {
        const promise = standing.promise && { ...standing.promise, nudgedAt: new Date(now()).toISOString() };
        append(id, {
          type: 'nudged',
          actor,
          facts: { ...factsOf(standing), promise },
          data: { since: standing.createdAt, told: 'lead' },
          words,
        });
      }
      if (act === 'contact') append(id, { type: 'contact_changed', actor, words: { contact: body } });
      if (act === 'classification') {
        const { kind, impact } = { ...standing, ...body };
        append(id, { type: 'ticket_classified', actor, data: { kind, impact } });
      }
      if (act === 'updates') {
        if (body.basedOn !== standing.tag) return problem(409, 'stale', { current: standing });
        append(id, { type: 'update_posted', actor, ...wordOf(body) });
      }
      if (act === 'limits') append(id, { type: 'customer_limited', actor, data: { limit: null } });
      if (act === 'problem') {
        if (body.basedOn !== standing.tag) return problem(409, 'stale', { current: standing });
        const own = body.nextUpdateAt ? promise('p2', Date.parse(String(body.nextUpdateAt))) : null;
        link(id, body.problem as string | null, own);
      }
    }
    return [201, reply(streams.get(intents.get(intent) as string) as Stream)];
  };

  /** What an agent says in an update, as an event carries it. */
  const wordOf = (body: Call['body']) => ({
    facts: {
      ...facts(
        body.status as Ticket['status'],
        promise(`u${log.length}`, Date.parse(String(body.nextUpdateAt))),
      ),
      activity: { lang: null },
    },
    words: { activity: body.activity, message: body.message },
  });

  const openRows = () =>
    [...problems.keys()]
      .map(rowOf)
      .filter((row) => isOpen(row.problem.status))
      .sort(
        (a, b) => Date.parse(a.problem.promise?.dueAt ?? '') - Date.parse(b.problem.promise?.dueAt ?? ''),
      );

  /** Known problems, and what belongs to the whole workspace. */
  const routeOfTeam = ({ method, path, intent, body }: Call, cursor: string): [number, unknown] => {
    const [, id = '', act] = /\/problems\/(\w+)\/?(\w*)/.exec(path) ?? [];
    const stream = problems.get(id);
    if (id && !stream) return problem(404, 'not_found');
    if (act === 'events') return [200, { events: stream?.events, next: null }];
    if (method === 'GET' && id) return [200, { ...rowOf(id), cursor }];
    if (method === 'GET' && path.startsWith('/v1/agent/problems')) {
      const isEnded = path.includes('scope=ended');
      const ended = [...problems.keys()].map(rowOf).filter((row) => !isOpen(row.problem.status));
      return [200, { problems: isEnded ? ended : openRows(), next: null, cursor }];
    }
    if (method === 'POST' && !intent && !path.endsWith('/preview'))
      return problem(400, 'idempotency_key_required');
    if (path === '/v1/agent/problems') {
      const { id: made } = openProblem(String(body.title));
      return [201, { ...rowOf(made), cursor: cursorOf(log.length) }];
    }
    // What it is about is said back: enough to see that it was asked for.
    if (!id) return [200, { asked: path, body }];
    const actor = { kind: 'agent' as const, id: 'ag_1', name: 'Anna' };
    if ('basedOn' in body && body.basedOn !== stream?.view?.tag) return problem(409, 'stale');
    if (act === 'updates') speak(id, { type: 'update_posted', actor, ...wordOf(body) });
    if (act === 'notes') speak(id, { type: 'note_added', audience: 'team', actor, words: body });
    if (act === 'report') {
      speak(id, {
        type: 'report_published',
        actor,
        facts: { ...facts('resolved', null), activity: { code: 'awaiting_acceptance' } },
        data: {
          outcome: 'full',
          recurrence: 'no',
          remaining: [],
          closesAt: new Date(now() + 604_800_000).toISOString(),
        },
        words: body,
      });
    }
    if (act === 'assignment') {
      const view = stream?.view as KnownProblem;
      speak(id, {
        type: 'ticket_assigned',
        actor,
        facts: { ...factsOf(view), holder: { kind: 'agent', id: 'ag_1', name: 'Anna' } },
        words: wordsOf(view),
      });
    }
    return [201, { ...rowOf(id), cursor: cursorOf(log.length) }];
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
    problems,
    openProblem,
    speak,
    link,
    viewOf: (id: string) => viewOf(streams.get(id) as Stream),
    teamOf: (id: string) => teamOf(streams.get(id) as Stream),
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

/** The facts of a view as an event carries them, and what people wrote in them. */
const factsOf = (view: Ticket | KnownProblem): EventFacts => ({
  status: view.status,
  activity: 'code' in view.activity ? view.activity : { lang: view.activity.lang },
  promise: view.promise,
  holder: view.holder,
  waiting: view.waiting && { for: view.waiting.for, expectedAt: view.waiting.expectedAt },
});
const wordsOf = ({ activity, waiting }: Ticket | KnownProblem) => ({
  activity: 'text' in activity ? activity.text : null,
  waiting: waiting?.text ?? null,
});
