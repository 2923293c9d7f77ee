import { type Client, createClient, isOpen, type Pending, type Ticket } from '@vestka/sdk';
import { en, type Words } from '../locales/en.ts';
import type { Live, Shell } from '../types.ts';
import { toTicket, writeDraft } from './draft.ts';
import { nextOf, pressing, type Reading } from './facts.ts';
import type { Later } from './later/index.tsx';
import { createStore, type Store } from './store.ts';
import { createTimes, type Times } from './times.ts';
import { loadWords, statusName } from './words.ts';

export interface Route {
  view: 'list' | 'new' | 'sending' | 'ticket' | 'report';
  /** Of the ticket. */
  id?: string;
  /** `fresh`: it was sent just now, and its receipt is shown. `changed`: an answer came too late. */
  news?: 'fresh' | 'changed';
}

/** What a view remembers of itself until the customer goes elsewhere. */
export interface Ui {
  /** What is wrong with what was entered. */
  wrong?: string;
  text?: string;
  asks?: boolean;
  busy?: boolean;
}

/** What the views share: the client, the language, where the customer is. Views call it; it knows no view. */
export class Session {
  readonly shell: Shell;
  readonly client: Client;
  readonly store: Store;
  words: Words = en;
  times: Times = createTimes('en', en);
  lang = 'en';
  route: Route = { view: 'list' };
  ui: Ui = {};
  isOpen = false;
  /** What did not come: to be said, with a way to try again. */
  failed = false;
  /** The last announcement for screen readers. */
  said = '';
  later?: Later;
  readonly watchers = new Set<() => void>();
  private readonly timer = setInterval(() => this.refresh(), 15_000);
  private unread = 0;
  private tried = '';
  private hasConfig = false;

  constructor(shell: Shell, makeClient = createClient) {
    const { url, key, locale } = shell.options;
    this.shell = shell;
    this.store = createStore(key);
    const client = makeClient({ url, key, locale });
    this.client = client;
    client.on('change', () => this.refresh());
    client.on('error', (error) => shell.emit('error', error));
    for (const name of ['ticket:status', 'ticket:promise', 'ticket:overdue', 'ticket:resolved'] as const) {
      client.on(name, (ticket) => shell.emit(name, ticket));
    }
    client.on('event', ({ event, ticket }) => {
      if (event.actor.kind === 'customer') return;
      const { label, when, note } = nextOf(ticket, this.reading());
      this.say(`#${ticket.number}: ${statusName(this.words, ticket.status)}. ${label} ${when}. ${note}`);
      const text = (event.words as { message?: unknown } | null)?.message;
      if (typeof text === 'string') shell.emit('message', { ticket, text });
    });
    if (this.store.get('open')) this.connect();
  }

  reading(): Reading {
    return { words: this.words, times: this.times, now: this.client.now() };
  }

  find(id?: string): Ticket | undefined {
    return this.client.state.tickets.find((ticket) => ticket.id === id);
  }

  /** The ticket that the launcher speaks of. */
  pressing(): Ticket | undefined {
    const { tickets, unread } = this.client.state;
    return pressing(tickets, unread, this.client.now());
  }

  /** @returns a function for a button */
  to(view: Route['view'], id?: string): () => void {
    return () => this.go({ view, id });
  }

  go(route: Route): void {
    this.route = route;
    this.ui = {};
    this.retry();
  }

  set(ui: Ui): void {
    Object.assign(this.ui, ui);
    this.refresh();
  }

  say(text: string): void {
    this.said = text;
    this.refresh();
  }

  setOpen(open: boolean): void {
    if (this.isOpen === open) return;
    this.isOpen = open;
    this.shell.button.ariaExpanded = `${open}`;
    if (open) {
      this.connect();
      this.askConfig();
    } else if (!this.waits()) this.client.close();
    this.refresh();
    this.shell.emit(open ? 'open' : 'close', undefined);
  }

  send(pending: Parameters<typeof toTicket>[0]): void {
    const { client, words, times } = this;
    writeDraft(this.store, { message: '', kind: '', impact: '' });
    this.go({ view: 'sending' });
    client.createTicket(toTicket(pending)).then(
      ({ id, number, promise }) => {
        this.say(
          `${words.received(number)} ${promise ? words.wordBy(times.inText(promise.dueAt, client.now())) : ''}`,
        );
        if (this.route.view === 'sending') this.go({ view: 'ticket', id, news: 'fresh' });
      },
      () => {},
    );
  }

  /** Takes an unsent act back to where it was written. */
  edit({ intent, act }: Pending): void {
    this.client.discard(intent);
    if (act.type === 'create') {
      const { message, kind = '', impact = '' } = act.body;
      writeDraft(this.store, { message, kind, impact });
      this.go({ view: 'new' });
    } else {
      this.store.set(`draft:${act.ticket}`, act.body.text);
      this.refresh();
    }
  }

  /** Loads the language that the options ask for. */
  async dress(): Promise<void> {
    const { locale = '' } = this.shell.options;
    [this.words, this.lang] = await loadWords(locale);
    this.times = createTimes(locale, this.words, this.lang);
    this.refresh();
  }

  async logout(): Promise<void> {
    this.setOpen(false);
    await this.client.logout().catch(() => {});
    for (const name of ['open', 'draft']) this.store.set(name, null);
    this.go({ view: 'new' });
  }

  destroy(): void {
    this.setOpen(false);
    clearInterval(this.timer);
    this.client.close();
  }

  readonly live: Live = {
    inline: (id) => {
      const ticket = this.find(id);
      if (!ticket) return null;
      const { tone, label, when, note } = nextOf(ticket, this.reading());
      const { dir } = this.shell.button;
      const status = `#${ticket.number} · ${statusName(this.words, ticket.status)}`;
      return { status, next: `${label}: ${when}`, sub: note, tone, lang: this.lang, dir };
    },
    watch: (watcher) => {
      this.watchers.add(watcher);
      this.connect();
      return () => {
        this.watchers.delete(watcher);
      };
    },
  };

  /** What the current view asks for and did not get. */
  retry = (): void => {
    this.tried = '';
    this.connect();
    this.refresh();
  };

  /** Fetches what is not needed by a first request and an open ticket. */
  need(): void {
    if (this.later || this.tried.includes('later')) return;
    this.tried += 'later';
    import('./later/index.tsx').then(
      ({ later }) => {
        this.later = later(this.shell.root);
        this.refresh();
      },
      () => this.fail(),
    );
  }

  private fail(): void {
    this.failed = true;
    this.refresh();
  }

  private connect(): void {
    this.failed = false;
    this.client.connect().catch(() => {});
  }

  /** Does the customer wait for anything, or anything wait to be sent? Then the page stays connected. */
  private waits(): boolean {
    const { pending, tickets } = this.client.state;
    return !!pending[0] || tickets.some(({ status }) => status !== 'closed');
  }

  /** Name and colour of the workspace: once a page, when the panel opens. */
  private async askConfig(): Promise<void> {
    if (this.hasConfig) return;
    const { options } = this.shell;
    try {
      const answer = await fetch(`${options.url}/v1/widget-config?key=${options.key}`);
      const { name, accent } = await answer.json();
      this.hasConfig = true;
      this.store.set('name', `${name}`);
      this.store.set('accent', accent && `${accent}`);
      this.shell.dress(options);
      this.refresh();
    } catch {}
  }

  /** The view's needs: a ticket's events, its words marked as read, what comes later. */
  private provide(): void {
    const { client, route, isOpen: shown } = this;
    const { timelines, unread, connection } = client.state;
    const ticket = shown && this.find(route.id);
    if (!ticket) return;
    if (!isOpen(ticket.status) || ticket.report) this.need();
    const want = ticket.id + connection;
    if (!timelines[ticket.id] && !this.tried.includes(want)) {
      this.tried += want;
      client.load(ticket.id).catch(() => this.fail());
    }
    if (unread.includes(ticket.id) && !document.hidden) client.markRead(ticket.id);
  }

  /** Launcher, marker, unread count and views follow what is known. */
  refresh(): void {
    const { client, shell, store, words, times } = this;
    const { unread, pending, loaded } = client.state;
    const ticket = this.pressing();
    const next = ticket && nextOf(ticket, this.reading());
    const count = unread.length;
    const title = next?.title || (pending[0] ? words.unsent : '');
    shell.paint({
      tone: next?.tone || (title ? 'late' : ''),
      title,
      sub: next?.sub,
      label: `${title || words.help}${next?.sub ? `, ${next.sub}` : ''}${count ? `, ${words.unread(count)}` : ''}`,
      unread: count,
    });
    if (this.waits()) {
      const due = next?.sub ? Date.parse(ticket?.promise?.dueAt as string) : 0;
      const lasting = times.lasting(due, client.now());
      store.set('open', JSON.stringify([due, due ? words.nextAt(lasting) : title, words.wasAt(lasting)]));
    } else if (loaded) store.set('open', null);
    if (this.unread !== count) {
      this.unread = count;
      shell.emit('unread', count);
    }
    this.provide();
    for (const watcher of this.watchers) watcher();
  }
}
