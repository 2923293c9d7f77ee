import type { VestkaError } from '../errors.ts';
import type { Events, TicketList, TicketReply } from '../protocol/routes.ts';
import type { Session } from '../protocol/sessions.ts';
import type { Ticket } from '../protocol/tickets.ts';
import { apply, FOLD_VERSION, hears } from '../ticket/apply.ts';
import { progress } from '../ticket/progress.ts';
import { createClock } from './clock.ts';
import { createEmitter } from './emitter.ts';
import { type AnyEvent, append, createFeed, streamOf } from './feed.ts';
import { newIntent } from './intent.ts';
import { connectionOf, createLive } from './live.ts';
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
  const base = `${url.replace(/\/$/, '')}/v1`;
  const clock = createClock();
  const { on, emit } = createEmitter<ClientEvents>();
  const store = createStore(storage, `vestka:${key}:`);
  const rest = createRest(base, clock);

  const readToken = () => store.get<Session>('session')?.token;

  let token = readToken();
  /** What this device knows: what was true `at`, and by ticket the progress up to which it was shown. */
  let { at = 0, tickets = [], read = {} } = store.get<Seen>(SEEN) ?? {};
  tickets = token ? Object.values(tickets) : [];
  // The rest comes with the first `set`, below.
  let state = {
    connection: 'idle',
    loaded: false,
    tickets,
    timelines: {},
    error: null,
  } as unknown as ClientState;

  // What is shown

  const set = (patch: Partial<ClientState>) => {
    ({ tickets = tickets } = patch);
    state = {
      ...state,
      ...patch,
      seenAt: at,
      unread: tickets.filter((ticket) => progress(ticket) > (read[ticket.id] as number)).map(({ id }) => id),
    };
    if (patch.tickets || patch.connection) {
      // An object, because old libraries turn arrays into strings on their way to JSON.
      store.set(SEEN, { at, read, tickets: { ...tickets.slice(0, 20) } });
    }
    emit('change', state);
    watch();
  };

  const find = (id: string, among = tickets) => among.find((ticket) => ticket.id === id);

  /** Shows views beside the others; an older one never replaces a newer. `own`: of the customer's own act. */
  const adopt = (fresh: readonly Ticket[], patch?: Partial<ClientState>, own?: boolean) => {
    const before = tickets;
    let all = tickets;
    for (const view of fresh) {
      const { id } = view;
      const old = find(id);
      if (old && progress(old) > progress(view)) continue;
      all = [view, ...all.filter((ticket) => ticket !== old)];
      // What was there at first sight is no news, and neither is one's own act to who had read all before it.
      if (own ? !old || !((read[id] as number) < progress(old)) : !(id in read)) read[id] = progress(view);
    }
    set({ ...patch, tickets: (all as Ticket[]).sort((a, b) => (b.updatedAt > a.updatedAt ? 1 : -1)) });
    for (const view of tickets) {
      const { id, status, promise } = view;
      const old = find(id, before);
      if (!old) continue;
      if (old.status !== status) {
        emit('ticket:status', view);
        if (status === 'resolved') emit('ticket:resolved', view);
      }
      if (old.promise?.dueAt !== promise?.dueAt) emit('ticket:promise', view);
    }
  };

  const fail = (error: VestkaError, patch?: Partial<ClientState>) => {
    set({ ...patch, error });
    emit('error', error);
  };

  let watching: ReturnType<typeof setTimeout> | undefined;
  const told: Record<string, boolean> = {};
  /** Tells of promises that pass, at their very time by the server's clock. */
  const watch = () => {
    clearTimeout(watching);
    // Looked at now and then all the same: devices sleep, and clocks are put right.
    let wait = 30_000;
    // Before the first answer the clock is the device's own, and may be a day wrong.
    if (!state.loaded || state.connection === 'idle') return;
    for (const ticket of tickets) {
      const { promise } = ticket;
      // A promise's id is unique in its ticket alone.
      const name = promise && ticket.id + promise.id;
      if (name && !told[name]) {
        const left = Date.parse(promise.dueAt) - clock.now();
        if (left > 0) wait = Math.min(wait, left);
        else {
          told[name] = true;
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
    live.reconnect();
  };

  let opening: Promise<void> | undefined;
  const openSession = async () => {
    try {
      const session: Session = await rest('POST', '/sessions', { key });
      // Another tab may have been faster: all tabs of a page are one customer.
      if (!readToken()) store.set('session', session);
      token = readToken() ?? session.token;
    } catch (error) {
      if (isFinal(error)) {
        live.stop();
        fail(error as VestkaError, { connection: 'refused' });
      }
      throw error;
    } finally {
      opening = undefined;
    }
  };
  const session = async () => {
    token ??= readToken();
    if (!token) {
      opening ??= openSession();
      await opening;
    }
    return token;
  };

  const api: Rest = async (method, path, body, intent, signal, stale) => {
    const used = await session();
    try {
      return await rest(method, path, body, intent, signal, used);
    } catch (error) {
      if ((error as VestkaError).status !== 401 || stale) throw error;
      if (used === token) {
        if (used === readToken()) store.set('session', {});
        forget();
        fail(error as VestkaError);
      }
      return api(method, path, body, intent, signal, used);
    }
  };

  // What comes from the server

  const pages = async <P extends { next: string | null }>(path: string, take: (page: P) => void) => {
    let next: string | null = '';
    do {
      const page: P = await api('GET', path + (next && `?after=${next}`));
      take(page);
      next = page.next;
    } while (next);
  };

  const snapshot = async () => {
    const fresh: Ticket[] = [];
    let cursor: string | undefined;
    await pages<TicketList>('/tickets', (page) => {
      cursor ??= page.cursor;
      fresh.push(...page.tickets);
    });
    for (const id of Object.keys(state.timelines)) if (find(id, fresh)) await load(id);
    at = clock.now();
    adopt(fresh, { loaded: true });
    return cursor;
  };

  /** By ticket: what the load begun last has read. An earlier one that ends after it is older, and not shown. */
  const loads: Record<string, AnyEvent[]> = {};
  const load = (ticket: string) =>
    feed.hold(async () => {
      const events: AnyEvent[] = [];
      loads[ticket] = events;
      await pages<Events>(`/tickets/${ticket}/events`, (page) => {
        events.push(...(page.events as AnyEvent[]));
      });
      if (loads[ticket] === events) set({ timelines: { ...state.timelines, [ticket]: events } });
    });

  const feed = createFeed({
    // A known problem is none of its own here: it is a part of the tickets that follow it.
    find: ({ ticket }) => !ticket || find(ticket),
    fetch: () => snapshot().catch(live.reconnect),
    take(event) {
      const stream = streamOf(event);
      const own = event.actor.kind === 'customer';
      // A problem's word is a word to each ticket that follows it.
      const followers = tickets.filter((ticket) => ticket.problem?.id === stream && hears(ticket, event));
      for (const old of [find(stream) as Ticket | null, ...followers]) {
        const ticket = apply(old, event);
        if (!ticket) continue;
        const { id } = ticket;
        const line = state.timelines[id];
        if (!own) read[id] = 0;
        adopt([ticket], line && { timelines: { ...state.timelines, [id]: append(line, event) } }, own);
        emit('event', { event, ticket });
      }
    },
  });

  const live = createLive(`${base}/live`, clock, feed, {
    load: snapshot,
    auth: async () => ({ token: await session() }),
    change(next, failures) {
      const connection = connectionOf(next, failures, state.loaded);
      if (next === 'live') at = clock.now();
      if (connection === state.connection) return watch();
      set({ connection, error: null });
      if (next === 'live') outbox.send();
    },
  });

  // What a person does

  const post = async (path: string, body: unknown, intent = newIntent()): Promise<Ticket> => {
    const { ticket }: TicketReply = await api('POST', `/tickets${path}`, body, intent);
    adopt([ticket], {}, true);
    // Nobody else tells of it.
    if (state.connection !== 'live') load(ticket.id).catch(() => {});
    return ticket;
  };

  /** An act on what the person was looking at: not kept for later, when it may no longer be meant. */
  const answer =
    (act: string) =>
    ({ id, tag }: Ticket, text?: string, files?: readonly string[]) =>
      again(id, act, { basedOn: tag, text, files, lang: locale });

  /** The same act pressed again is the same act: its answer may have been lost on the way. */
  const unanswered: Record<string, string> = {};
  const again: Client['act'] = async (ticket, path, body, intent) => {
    const name = ticket + path + JSON.stringify(body);
    unanswered[name] ??= newIntent();
    try {
      const view = await post(`/${ticket}/${path}`, body, intent ?? unanswered[name]);
      delete unanswered[name];
      return view;
    } catch (error) {
      if (isFinal(error)) delete unanswered[name];
      throw error;
    }
  };

  const outbox = createOutbox(
    store,
    ({ intent, act }) => post(ticketOf(act) ? `/${ticketOf(act)}/messages` : '', act.body, intent),
    () => set({ pending: outbox.pending() }),
  );

  const keep = (act: Pending['act']): Promise<Ticket> => {
    live.start();
    return outbox.add(act, clock.now());
  };

  const close = () => {
    live.stop();
    outbox.stop();
  };

  set({ pending: outbox.pending() });

  return {
    get state() {
      return state;
    },
    on,
    connect: () =>
      new Promise((resolve) => {
        live.start();
        outbox.send();
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
    nudge: ({ id }) => post(`/${id}/nudges`, {}),
    act: again,
    request: api,
    changeContact: ({ id }, contact) => post(`/${id}/contact`, contact),
    discard: outbox.discard,
    markRead(ticket) {
      const view = find(ticket);
      if (!view) return;
      read[ticket] = progress(view);
      set({ tickets });
    },
    now: clock.now,
    close,
    async logout() {
      const used = token;
      close();
      for (const { intent } of outbox.pending()) outbox.discard(intent);
      forget();
      store.set('session', {});
      if (used) await rest('DELETE', '/sessions/current', undefined, '', undefined, used).catch(() => {});
    },
  };
}
