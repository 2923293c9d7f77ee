import type { VestkaError } from '../errors.ts';
import type { TicketEvent } from '../protocol/events.ts';
import type { Events, TicketList, TicketReply } from '../protocol/routes.ts';
import type { Session } from '../protocol/sessions.ts';
import type { Ticket } from '../protocol/tickets.ts';
import { apply } from '../ticket/apply.ts';
import { createClock } from './clock.ts';
import { createEmitter } from './emitter.ts';
import { createFeed, merge } from './feed.ts';
import { newIntent } from './intent.ts';
import { createOutbox, isFinal } from './outbox.ts';
import { createRest, type Rest } from './rest.ts';
import { readSeen, writeSeen } from './seen.ts';
import { createStore } from './store.ts';
import type { Client, ClientEvents, ClientOptions, ClientState, Pending } from './types.ts';

/**
 * A customer's tickets in a page. Nothing is asked of the server before `connect()` or the first act; what was last
 * known on this device is in `state` at once.
 */
export function createClient({ url, key, storage, locale }: ClientOptions): Client {
  const base = url.replace(/\/$/, '');
  const prefix = `vestka:${key}:`;
  const clock = createClock();
  const { on, emit } = createEmitter<ClientEvents>();
  const store = createStore(storage, prefix);
  const rest = createRest(base, clock, 'omit');

  const readToken = () => store.get<Session>('session')?.token;
  const readVersions = () => store.get<Record<string, number>>('read') ?? {};

  let token = readToken();
  /** By ticket: the version up to which it was shown. */
  let read = readVersions();
  let { at: seenAt, tickets } = readSeen(store);
  let state: ClientState = {
    connection: 'idle',
    loaded: false,
    tickets,
    timelines: {},
    pending: [],
    unread: [],
    seenAt,
    error: null,
  };

  // What is shown

  const set = (patch: Partial<ClientState>) => {
    ({ tickets = tickets } = patch);
    state = { ...state, ...patch, seenAt, unread: tickets.filter(isUnread).map(({ id }) => id) };
    if (patch.tickets || patch.connection) {
      writeSeen(store, seenAt, tickets);
      store.set('read', read);
    }
    emit('change', state);
    watch();
  };

  const find = (id: string, among = tickets) => among.find((ticket) => ticket.id === id);

  const isUnread = ({ id, version }: Ticket): boolean => version > (read[id] as number);

  /** Shows views; an older one never replaces a newer. `own`: of an act of the customer, which needs no reading. */
  const adopt = (fresh: readonly Ticket[], patch?: Partial<ClientState>, own?: boolean, others = tickets) => {
    const before = tickets;
    const views = fresh.map((view) => {
      const { id } = view;
      const old = find(id);
      const newest = old && old.version > view.version ? old : view;
      if (!(id in read) || (own && !(old && isUnread(old)))) read[id] = newest.version;
      return newest;
    });
    set({
      ...patch,
      tickets: [...views, ...others.filter(({ id }) => !find(id, views))].sort((a, b) =>
        b.updatedAt > a.updatedAt ? 1 : -1,
      ),
    });
    for (const view of views) {
      const old = find(view.id, before);
      if (old && old.status !== view.status) {
        emit('ticket:status', view);
        if (view.status === 'resolved') emit('ticket:resolved', view);
      }
      if (old && old.promise?.dueAt !== view.promise?.dueAt) emit('ticket:promise', view);
    }
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
    seenAt = 0;
    read = {};
    set({ tickets: [], timelines: {} });
    feed.lost();
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
        feed.stop();
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
        if (used === readToken()) store.set('session', undefined);
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
    seenAt = clock.now();
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
    url: `${base}/v1/live`,
    clock,
    snapshot,
    auth: async () => ({ token: await session() }),
    known: (ticket) => !!find(ticket),
    fetch: snapshot,
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
    changed(connection = state.connection as 'live') {
      if (connection === 'live') seenAt = clock.now();
      if (connection === state.connection) return watch();
      set({ connection });
      if (connection === 'live') {
        set({ error: null });
        outbox.flush();
      }
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
    async ({ id, tag }: Ticket, text?: string): Promise<Ticket> => {
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
    feed.start();
    return outbox.add(act, clock.now());
  };

  /** What another tab of this page wrote. */
  const onStorage = ({ key: name }: StorageEvent) => {
    if (!name?.startsWith(prefix)) return;
    read = readVersions();
    if (token && token !== readToken()) forget();
    set({ pending: outbox.list() });
  };

  const close = () => {
    globalThis.removeEventListener?.('storage', onStorage);
    feed.stop();
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
        globalThis.addEventListener?.('storage', onStorage);
        feed.start();
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
      for (const name of ['session', 'outbox', 'seen', 'read']) store.set(name, undefined);
      if (used) await rest('DELETE', '/sessions/current', undefined, '', used).catch(() => {});
    },
  };
}
