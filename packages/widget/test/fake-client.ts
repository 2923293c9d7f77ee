import type { Client, ClientEvents, ClientState, NewMessage, Ticket, VestkaError } from '@vestka/sdk';
import { NOW, ticket } from './fixtures.ts';

type Calls = [name: string, ...values: unknown[]][];

export interface FakeClient extends Client {
  readonly calls: Calls;
  set(patch: Partial<ClientState>): void;
  emit<K extends keyof ClientEvents>(name: K, value: ClientEvents[K]): void;
  /** What the next act answers: a ticket, a refusal, or nothing yet. */
  answer: Ticket | VestkaError | null;
  /** The server's clock. */
  time: number;
  /** What the server says to a request, by the beginning of its path; nothing yet to others. */
  replies: Record<string, unknown>;
}

/** A client without a server: tests set its state and see what was asked of it. */
export const createFakeClient = (first: Partial<ClientState> = {}): FakeClient => {
  const calls: Calls = [];
  const listeners: [string, (value: never) => void][] = [];
  let state: ClientState = {
    connection: 'live',
    loaded: true,
    tickets: [],
    timelines: {},
    pending: [],
    unread: [],
    seenAt: NOW - 18 * 60_000,
    error: null,
    ...first,
  };
  const act =
    (name: string) =>
    (...values: unknown[]): Promise<Ticket> => {
      calls.push([name, ...values]);
      const { answer } = fake;
      if (answer === null) return new Promise(() => {});
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    };
  const fake: FakeClient = {
    calls,
    answer: ticket(),
    time: NOW,
    replies: {},
    get state() {
      return state;
    },
    set(patch) {
      state = { ...state, ...patch };
      fake.emit('change', state);
    },
    emit(name, value) {
      for (const [heard, listener] of listeners) if (heard === name) listener(value as never);
    },
    on(name, listener) {
      listeners.push([name, listener]);
      return () => {};
    },
    connect: async () => void calls.push(['connect']),
    load: async (id) => void calls.push(['load', id]),
    act: act('act'),
    async request<T>(...asked: Parameters<Client['request']>) {
      calls.push(['request', ...asked]);
      const [, reply] = Object.entries(fake.replies).find(([path]) => asked[1].startsWith(path)) ?? [];
      if (reply instanceof Error) throw reply;
      return (reply ?? new Promise(() => {})) as Promise<T>;
    },
    createTicket: act('createTicket'),
    postMessage: act('postMessage') as (id: string, body: NewMessage) => Promise<Ticket>,
    accept: act('accept'),
    reopen: act('reopen'),
    abandon: act('abandon'),
    nudge: act('nudge'),
    changeContact: act('changeContact'),
    discard: (intent) => {
      calls.push(['discard', intent]);
      fake.set({ pending: state.pending.filter((pending) => pending.intent !== intent) });
    },
    markRead: (id) => {
      calls.push(['markRead', id]);
      fake.set({ unread: state.unread.filter((other) => other !== id) });
    },
    now: () => fake.time,
    close: () => void calls.push(['close']),
    logout: async () => void calls.push(['logout']),
  };
  return fake;
};
