import { render } from 'preact';
import { App } from '../src/app.tsx';
import { byId, type Fake, fake } from './fake.ts';
import { at, ending, morning, story, ticket, ticketId } from './tickets.ts';
import '../src/style/index.css';

const none = { queue: [], tickets: {}, counts: { mine: 0, unassigned: 0, all: 0 } };
const many = Array.from({ length: 10_000 }, (_, n) => ticket(n + 1, { due: n * 3 - 30 }));
const resolved = morning.map((one) =>
  one.number === 1042 ? ticket(1042, { ...one, status: 'resolved', promise: null, closesAt: at(8640) }) : one,
);
const id = ticketId(1042);

/** Every state worth looking at, by the name in the address. */
const states: Record<string, () => Fake> = {
  desk: () => fake(),
  login: () => fake({ me: null }),
  empty: () => fake(none),
  loading: () => fake({ ...none, queueLoaded: false }),
  offline: () => {
    const client = fake();
    setTimeout(() => client.set({ connection: 'offline' }), 100);
    return client;
  },
  ended: () => fake({ queue: resolved, tickets: byId(resolved) }, { [id]: [...story(id), ...ending(id, 8)] }),
  changed: () => {
    const client = fake();
    setTimeout(() => {
      const one = client.state.tickets[id];
      if (!one) return;
      const next = {
        ...one,
        status: 'fixing' as const,
        tag: 't9',
        activity: { text: 'Rolling the fix out.', lang: 'en' },
      };
      client.set({ tickets: { ...client.state.tickets, [id]: next } });
    }, 1200);
    return client;
  },
  many: () =>
    fake({ queue: many, tickets: byId(many), counts: { mine: 10_000, unassigned: 0, all: 10_000 } }),
};

const name = new URLSearchParams(location.search).get('state') ?? 'desk';
const client = (states[name] ?? fake)();
Object.assign(window, { client });
render(<App client={client} />, document.body);
