import type { VestkaError } from '../errors.ts';
import type { TicketEvent } from '../protocol/events.ts';
import type { Events, TicketList, TicketReply } from '../protocol/routes.ts';
import type { Session } from '../protocol/sessions.ts';
import type { Promised, Ticket } from '../protocol/tickets.ts';
import { apply } from '../ticket/apply.ts';
import { isOverdue } from '../ticket/status.ts';
import { createChannel } from './channel.ts';
import { createClock } from './clock.ts';
import { createEmitter } from './emitter.ts';
import { merge } from './feed.ts';
import { newIntent } from './intent.ts';
import { createOutbox, isFinal } from './outbox.ts';
import { createRest, type Rest } from './rest.ts';
import { readSeen, writeSeen } from './seen.ts';
import { createStore } from './store.ts';
import type { Client, ClientEvents, ClientOptions, ClientState, Pending } from './types.ts';

type Timelines = Record<string, readonly TicketEvent[]>;

/**
 * A customer's tickets in a page. Nothing is asked of the server before `connect()` or the first act; what was last
 * known on this device is in `state` at once.
 */
export function createClient({ url, key, storage, locale }: ClientOptions): Client {
  const base = url.replace(/\/$/, '');
  const clock = createClock();
  const { on, emit } = createEmitter<ClientEvents>();
  const prefix = `vestka:${key}:`;
  const store = createStore(storage, prefix);
  const rest = createRest(base, clock, 'omit');

  let token = readToken();
  const seen = readSeen(store);
  /** By ticket: the version up to which it was shown. */
  let read = readVersions();
  let state: ClientState = {
    connection: 'idle',
    loaded: false,
    tickets: seen.tickets,
    timelines: {},
    pending: [],
    unread: [],
    seenAt: seen.at,
    error: null,
  };

  // What is shown

  const set = (patch: Partial<ClientState>) => {
    state = { ...state, ...patch, seenAt: seen.at };
    state = { ...state, unread: state.tickets.filter(isUnread).map(({ id }) => id) };
    if (patch.tickets || patch.connection) {
      writeSeen(store, seen.at, state.tickets);
      store.set('read', read);
    }
    emit('change', state);
    watch();
  };

  const find = (id: string): Ticket | undefined => state.tickets.find((ticket) => ticket.id === id);

  const isUnread = ({ id, version }: Ticket): boolean => version > (read[id] as number);

  /** Puts views beside `others`; an older one never replaces a newer. */
  const adopt = (fresh: readonly Ticket[], patch: Partial<ClientState> = {}, others = state.tickets) => {
    const before = fresh.map(({ id }) => find(id));
    const views = fresh.map((view, at) => {
      const old = before[at];
      read[view.id] ??= view.version;
      return old && old.version > view.version ? old : view;
    });
    const rest = others.filter(({ id }) => !views.some((view) => view.id === id));
    set({
      ...patch,
      tickets: [...views, ...rest].sort((a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt)),
    });
    views.forEach((view, at) => {
      const old = before[at];
      if (!old) return;
      if (old.status !== view.status) {
        emit('ticket:status', view);
        if (view.status === 'resolved') emit('ticket:resolved', view);
      }
      if (dueKey(old.promise) !== dueKey(view.promise)) emit('ticket:promise', view);
    });
  };

  let watching: ReturnType<typeof setTimeout> | undefined;
  const told: string[] = [];
  /** Tells of promises that pass, at their very time by the server's clock. */
  const watch = () => {
    clearTimeout(watching);
    if (state.connection === 'idle') return;
    let wait = 2 ** 31 - 1;
    for (const ticket of state.tickets) {
      const { promise } = ticket;
      if (promise && !told.includes(promise.id)) {
        if (isOverdue(promise, clock.now())) {
          told.push(promise.id);
          emit('ticket:overdue', ticket);
        } else wait = Math.min(wait, Date.parse(promise.dueAt) - clock.now());
      }
    }
    watching = setTimeout(watch, wait);
  };

  // The session

  function readToken(): string | undefined {
    const session = store.get('session') as Session | undefined;
    return typeof session?.token === 'string' ? session.token : undefined;
  }

  function readVersions(): Record<string, number> {
    return { ...(store.get('read') as Record<string, number>) };
  }

  const forget = () => {
    token = undefined;
    seen.at = 0;
    read = {};
    channel.reset();
    set({ tickets: [], timelines: {} });
  };

  const fail = (error: VestkaError) => {
    set({ error });
    emit('error', error);
  };

  let opening: Promise<string> | undefined;
  const openSession = async (): Promise<string> => {
    try {
      const session = await rest<Session>('POST', '/sessions', { key });
      // Another tab may have been faster: all tabs of a page are one customer.
      const theirs = readToken();
      if (!theirs) store.set('session', session);
      token = theirs ?? session.token;
      return token;
    } catch (error) {
      if (isFinal(error as VestkaError)) {
        channel.stop();
        set({ connection: 'refused' });
        fail(error as VestkaError);
      }
      throw error;
    } finally {
      opening = undefined;
    }
  };

  const session = async (): Promise<string> => {
    token ??= readToken();
    if (token) return token;
    opening ??= openSession();
    return opening;
  };

  const api = async <T>(...[method, path, body, headers]: Parameters<Rest>): Promise<T> => {
    for (let again = false; ; again = true) {
      const used = await session();
      try {
        return await rest<T>(method, path, body, { ...headers, authorization: `Bearer ${used}` });
      } catch (error) {
        if ((error as VestkaError).status !== 401 || again) throw error;
        if (used === token) {
          if (used === readToken()) store.set('session', undefined);
          forget();
          fail(error as VestkaError);
          if (state.connection === 'live') channel.again();
        }
      }
    }
  };

  // What comes from the server

  const snapshot = async () => {
    const before = state.tickets;
    const tickets: Ticket[] = [];
    let cursor: string | undefined;
    let next: string | null = '';
    do {
      const page: TicketList = await api('GET', `/tickets?limit=200${next && `&after=${next}`}`);
      cursor ??= page.cursor;
      tickets.push(...page.tickets);
      next = page.next;
    } while (next);
    for (const id of Object.keys(state.timelines))
      if (tickets.some((ticket) => ticket.id === id)) await load(id);
    seen.at = clock.now();
    // What an act brought in the meantime stays.
    adopt(
      tickets,
      { loaded: true },
      state.tickets.filter((ticket) => !before.includes(ticket)),
    );
    return cursor;
  };

  /** Live events of timelines that are on their way: the answer may not have them yet. */
  const early: Timelines = {};
  const load = async (ticket: string) => {
    early[ticket] ??= [];
    let events: readonly TicketEvent[] = [];
    let next: string | null = '0';
    try {
      while (next) {
        const page: Events = await api('GET', `/tickets/${ticket}/events?limit=200&after=${next}`);
        events = merge(events, page.events as TicketEvent[]);
        next = page.next;
      }
      events = merge(merge(state.timelines[ticket], events), early[ticket] ?? []);
      set({ timelines: { ...state.timelines, [ticket]: events } });
    } finally {
      delete early[ticket];
    }
  };

  const channel = createChannel({
    url: `${base}/v1/live`,
    clock,
    snapshot,
    auth: async () => ({ token: await session() }),
    known: (ticket) => !!find(ticket),
    fetch: async (ticket) => adopt([(await api<TicketReply>('GET', `/tickets/${ticket}`)).ticket]),
    take(event) {
      const { ticket: id, version } = event;
      const old = find(id);
      const view = apply(old ?? null, event);
      if (!view) return;
      if (event.actor.kind !== 'customer') read[id] = Math.min(read[id] ?? version, version - 1);
      else if (!old || !isUnread(old)) read[id] = view.version;
      if (early[id]) early[id] = [...early[id], event];
      const line = state.timelines[id];
      adopt([view], line && { timelines: { ...state.timelines, [id]: merge(line, [event]) } });
      emit('event', { event, ticket: view });
    },
    heard() {
      seen.at = clock.now();
      watch();
    },
    changed(connection) {
      set({ connection });
      if (connection === 'live') {
        set({ error: null });
        outbox.flush();
      }
    },
  });

  // What a person does

  const post = async (path: string, body: unknown, intent = newIntent()): Promise<Ticket> => {
    const { ticket } = await api<TicketReply>('POST', `/tickets${path}`, body, { 'idempotency-key': intent });
    const { id, version } = ticket;
    const old = find(id);
    if (!old || !isUnread(old)) read[id] = Math.max(read[id] ?? 0, version);
    adopt([ticket]);
    if (state.timelines[id] && state.connection !== 'live') load(id).catch(() => {});
    return ticket;
  };

  /** An act on what the person was looking at: not kept for later, when it may no longer be meant. */
  const answer = async ({ id, tag }: Ticket, act: string, text?: string): Promise<Ticket> => {
    try {
      return await post(`/${id}/${act}`, { basedOn: tag, text, lang: text && locale });
    } catch (error) {
      const { current } = error as VestkaError;
      if (current) adopt([current]);
      throw error;
    }
  };

  const outbox = createOutbox(
    store,
    ({ intent, act }) => post(act.type === 'create' ? '' : `/${act.ticket}/messages`, act.body, intent),
    () => set({ pending: outbox.list() }),
  );

  const keep = (act: Pending['act']): Promise<Ticket> => {
    channel.start();
    return outbox.add(act, clock.now());
  };

  /** What another tab of this page wrote. */
  const onStorage = ({ key: name }: StorageEvent) => {
    if (!name?.startsWith(prefix)) return;
    read = readVersions();
    if (token && token !== readToken()) {
      forget();
      if (readToken()) channel.again();
      else client.close();
    }
    set({ pending: outbox.list() });
  };

  const client: Client = {
    get state() {
      return state;
    },
    on,
    connect: () =>
      new Promise((resolve) => {
        globalThis.addEventListener?.('storage', onStorage);
        channel.start();
        outbox.flush();
        const settle = () => {
          if (state.connection === 'connecting') return;
          off();
          resolve();
        };
        const off = on('change', settle);
        settle();
      }),
    load,
    createTicket: (input) => keep({ type: 'create', body: { lang: locale, ...input } }),
    postMessage: (ticket, input) => keep({ type: 'message', ticket, body: { lang: locale, ...input } }),
    accept: (ticket, text) => answer(ticket, 'acceptance', text),
    reopen: (ticket, text) => answer(ticket, 'reopening', text),
    abandon: (ticket, text) => answer(ticket, 'abandonment', text),
    discard: outbox.discard,
    markRead(ticket) {
      const view = find(ticket);
      if (!view) return;
      read[ticket] = view.version;
      set({ tickets: state.tickets });
    },
    now: clock.now,
    close() {
      globalThis.removeEventListener?.('storage', onStorage);
      channel.stop();
      outbox.stop();
      set({ connection: 'idle' });
    },
    async logout() {
      const used = token;
      client.close();
      for (const { intent } of outbox.list()) outbox.discard(intent);
      forget();
      for (const name of ['session', 'outbox', 'seen', 'read']) store.set(name, undefined);
      if (used) {
        await rest('DELETE', '/sessions/current', undefined, { authorization: `Bearer ${used}` }).catch(
          () => {},
        );
      }
    },
  };
  state = { ...state, pending: outbox.list() };
  return client;
}

const dueKey = (promise: Promised | null): string | null => promise && promise.id + promise.dueAt;
