import type { VestkaError } from '../errors.ts';
import type { TicketEvent } from '../protocol/events.ts';
import type { Events, TicketList, TicketReply } from '../protocol/routes.ts';
import type { Session } from '../protocol/sessions.ts';
import type { Ticket } from '../protocol/tickets.ts';
import { apply, FOLD_VERSION } from '../ticket/apply.ts';
import { createClock } from './clock.ts';
import { createEmitter } from './emitter.ts';
import { createFeed, merge } from './feed.ts';
import { newIntent } from './intent.ts';
import { createLive } from './live.ts';
import { createOutbox, isFinal, ticketOf } from './outbox.ts';
import { createRest, type Rest } from './rest.ts';
import { createStore } from './store.ts';
import type { Client, ClientEvents, ClientOptions, ClientState, Pending } from './types.ts';

interface Seen {
  at?: number;
  tickets?: readonly Ticket[];
  read?: Record<string, number>;
}

/** Views of another fold are not taken up. */
const SEEN = `seen${FOLD_VERSION}`;

/**
 * A customer's tickets in a page. Nothing is asked of the server before `connect()` or the first act; what was last
 * known on this device is in `state` at once.
 */
export function createClient({ url, key, storage, locale }: ClientOptions): Client {
  const base = url.replace(/\/$/, '');
  const clock = createClock();
  const { on, emit } = createEmitter<ClientEvents>();
  const store = createStore(storage, `vestka:${key}:`);
  const rest = createRest(base, clock);

  const readToken = () => store.get<Session>('session')?.token;

  let token = readToken();
  /** What this device knows: what was true `at`, and by ticket the version up to which it was shown. */
  let { at = 0, tickets = [], read = {} } = store.get<Seen>(SEEN) ?? {};
  tickets = Object.values(tickets);
  let state: ClientState = {
    connection: 'idle',
    loaded: false,
    tickets,
    timelines: {},
    pending: [],
    unread: [],
    seenAt: at,
    error: null,
  };

  // What is shown

  const set = (patch: Partial<ClientState>) => {
    ({ tickets = tickets } = patch);
    state = { ...state, ...patch, seenAt: at, unread: tickets.filter(isUnread).map(({ id }) => id) };
    if (patch.tickets || patch.connection) {
      // An object, because old libraries turn arrays into strings on their way to JSON.
      store.set(SEEN, { at, read, tickets: { ...tickets.slice(0, 20) } });
    }
    emit('change', state);
    watch();
  };

  const find = (id: string, among = tickets) => among.find((ticket) => ticket.id === id);

  const isUnread = ({ id, version }: Ticket): boolean => version > (read[id] as number);

  /** Shows views; an older one never replaces a newer. `own`: of an act of the customer, which needs no reading. */
  const adopt = (fresh: readonly Ticket[], patch?: Partial<ClientState>, own?: boolean, others = tickets) => {
    const news: [keyof ClientEvents, Ticket][] = [];
    const views = fresh.map((view) => {
      const { id } = view;
      const old = find(id);
      if (old && old.version > view.version) return old;
      if (!(id in read) || (own && !(old && isUnread(old)))) read[id] = view.version;
      if (old && old.status !== view.status) {
        news.push(['ticket:status', view]);
        if (view.status === 'resolved') news.push(['ticket:resolved', view]);
      }
      if (old && old.promise?.dueAt !== view.promise?.dueAt) news.push(['ticket:promise', view]);
      return view;
    });
    set({
      ...patch,
      tickets: [...views, ...others.filter(({ id }) => !find(id, views))].sort((a, b) =>
        b.updatedAt > a.updatedAt ? 1 : -1,
      ),
    });
    for (const [name, view] of news) emit(name, view as never);
  };

  const fail = (error: VestkaError) => {
    set({ error });
    emit('error', error);
  };

  let watching: ReturnType<typeof setTimeout> | undefined;
  const told: string[] = [];
  /** Tells of promises that pass, at their very time by the server's clock. */
  const watch = () => {
    clearTimeout(watching);
    // A timer cannot be longer.
    let wait = 2 ** 31 - 1;
    if (state.connection === 'idle') return;
    for (const ticket of tickets) {
      const { promise } = ticket;
      if (promise && !told.includes(promise.id)) {
        const left = Date.parse(promise.dueAt) - clock.now();
        if (left > 0) wait = Math.min(wait, left);
        else {
          told.push(promise.id);
          emit('ticket:overdue', ticket);
        }
      }
    }
    watching = setTimeout(watch, wait);
  };

  // The session

  const forget = () => {
    token = undefined;
    at = 0;
    read = {};
    set({ tickets: [], timelines: {} });
    live.lost();
  };

  let opening: Promise<string> | undefined;
  const openSession = async () => {
    try {
      const session: Session = await rest('POST', '/sessions', { key });
      // Another tab may have been faster: all tabs of a page are one customer.
      token = readToken();
      if (!token) store.set('session', session);
      token ??= session.token;
      return token;
    } catch (error) {
      if (isFinal(error)) {
        live.stop();
        set({ connection: 'refused' });
        fail(error as VestkaError);
      }
      throw error;
    } finally {
      opening = undefined;
    }
  };
  const session = (): string | Promise<string> => {
    token ??= readToken();
    opening ??= token ? undefined : openSession();
    return token ?? (opening as Promise<string>);
  };

  const api: Rest = async (method, path, body, intent, stale) => {
    const used = await session();
    try {
      return await rest(method, path, body, intent, used);
    } catch (error) {
      if ((error as VestkaError).status !== 401 || stale) throw error;
      if (used === token) {
        if (used === readToken()) store.set('session', {});
        forget();
        fail(error as VestkaError);
      }
      return api(method, path, body, intent, used);
    }
  };

  // What comes from the server

  const pages = async <P extends { next: string | null }>(path: string, take: (page: P) => void) => {
    let next: string | null = '';
    do {
      const page: P = await api('GET', `${path}?limit=200${next && `&after=${next}`}`);
      take(page);
      next = page.next;
    } while (next);
  };

  const snapshot = async () => {
    const before = tickets;
    const fresh: Ticket[] = [];
    let cursor: string | undefined;
    await pages<TicketList>('/tickets', (page) => {
      cursor ??= page.cursor;
      fresh.push(...page.tickets);
    });
    for (const id of Object.keys(state.timelines)) if (find(id, fresh)) await load(id);
    at = clock.now();
    // What an act brought in the meantime stays.
    adopt(
      fresh,
      { loaded: true },
      false,
      tickets.filter((ticket) => !before.includes(ticket)),
    );
    return cursor;
  };

  const load = (ticket: string) =>
    feed.hold(async () => {
      let events = state.timelines[ticket] ?? [];
      await pages<Events>(`/tickets/${ticket}/events`, (page) => {
        events = merge(events, page.events as TicketEvent[]);
      });
      set({ timelines: { ...state.timelines, [ticket]: events } });
    });

  const feed = createFeed({
    known: find,
    fetch: () => snapshot().catch(live.lost),
    take(event) {
      const { ticket: id, version, actor } = event;
      const ticket = apply(find(id) ?? null, event);
      if (!ticket) return;
      const own = actor.kind === 'customer';
      const line = state.timelines[id];
      if (!own && !((read[id] as number) < version)) read[id] = version - 1;
      adopt([ticket], line && { timelines: { ...state.timelines, [id]: merge(line, [event]) } }, own);
      emit('event', { event, ticket });
    },
  });

  const live = createLive({
    url: `${base}/v1/live`,
    clock,
    feed,
    snapshot,
    auth: async () => ({ token: await session() }),
    changed(next, failures) {
      const connection = next === 'ready' ? 'live' : failures > +state.loaded ? 'offline' : 'connecting';
      if (next === 'ready') at = clock.now();
      if (next === 'stopped' || connection === state.connection) return watch();
      set({ connection, error: null });
      if (next === 'ready') outbox.flush();
    },
  });

  // What a person does

  const post = async (path: string, body: unknown, intent = newIntent()): Promise<Ticket> => {
    const { ticket }: TicketReply = await api('POST', `/tickets${path}`, body, intent);
    adopt([ticket], {}, true);
    if (state.timelines[ticket.id] && state.connection !== 'live') load(ticket.id).catch(() => {});
    return ticket;
  };

  /** An act on what the person was looking at: not kept for later, when it may no longer be meant. */
  const answer =
    (act: string) =>
    ({ id, tag }: Ticket, text?: string) =>
      post(`/${id}/${act}`, { basedOn: tag, text, lang: locale });

  const outbox = createOutbox(
    store,
    ({ intent, act }) => post(ticketOf(act) ? `/${ticketOf(act)}/messages` : '', act.body, intent),
    () => set({ pending: outbox.list() }),
  );

  const keep = (act: Pending['act']): Promise<Ticket> => {
    live.start();
    return outbox.add(act, clock.now());
  };

  const close = () => {
    live.stop();
    outbox.stop();
    set({ connection: 'idle' });
  };

  set({ pending: outbox.list() });

  return {
    get state() {
      return state;
    },
    on,
    connect: () =>
      new Promise((resolve) => {
        live.start();
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
    accept: answer('acceptance'),
    reopen: answer('reopening'),
    abandon: answer('abandonment'),
    discard: outbox.discard,
    markRead(ticket) {
      const view = find(ticket);
      if (!view) return;
      read[ticket] = view.version;
      set({ tickets });
    },
    now: clock.now,
    close,
    async logout() {
      const used = token;
      close();
      for (const { intent } of outbox.list()) outbox.discard(intent);
      forget();
      store.set('session', {});
      if (used) await rest('DELETE', '/sessions/current', undefined, '', used).catch(() => {});
    },
  };
}
