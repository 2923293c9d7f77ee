import {
  type Client,
  type Contact,
  createClient,
  type FileFact,
  type Grade,
  isNudgeable,
  type Ticket,
  type VestkaError,
} from '@vestka/sdk';
import { en } from '../locales/en.ts';
import type { Shell } from '../types.ts';
import { type Draft, endDraft, readDraft, toTicket } from './draft.ts';
import { type Next, nextOf, pressing, type Reading } from './facts.ts';
import type { Child } from './jsx-runtime.ts';
import { createStore, type Store } from './store.ts';
import type { Happening, Telling } from './telling.ts';
import { createTimes, type Times } from './times.ts';
import { loadWords, stateName } from './words.ts';

export interface Route {
  view: 'list' | 'new' | 'ticket' | 'report' | 'options' | 'request' | 'thanks';
  /** Of the ticket. */
  id?: string;
  /** Of the data request that is looked at. */
  request?: string;
  /** `fresh`: it was sent just now, and its receipt is shown. `changed`: an answer came too late. */
  news?: 'fresh' | 'changed';
}

/** What a view remembers of itself until the customer goes elsewhere. */
export interface Ui {
  /** What is wrong with what was entered. */
  wrong?: string;
  text?: string;
  /** A word on a solved request waits for: does it open it again? */
  asks?: boolean;
  /** It is being reopened: the one way to answer meanwhile. */
  reopens?: boolean;
  busy?: boolean;
  /** Why something was refused, by the part of the view that asked for it. */
  refused?: Record<string, string>;
  /** What was entered and not sent, by field. */
  contact?: Contact;
  /** The draft whose ways to attach a file are shown. */
  attach?: string;
  /** The way forward that is about to be chosen. */
  option?: string;
  /** What was there when this was first looked at: anything else is news. */
  seen?: string;
  /** A rating that is about to be given. */
  grade?: Grade;
  said?: string;
  thanks?: string;
  /** Who else is to decide is being written, or is not any more. */
  asking?: boolean;
  /** Something is asked for once more before it is done: by its name. */
  confirms?: string;
  /** The words by which a request is looked for. */
  find?: string;
  /** Of the published answer or known problem that is looked at while a request is written. */
  found?: string;
}

/** Tells an event of a rarer type. @returns false when it does not know that type */
export type RareLines = (event: Happening, ticket: Ticket, s: Session, telling: Telling) => boolean;

type View<P = object> = (props: P & { s: Session }) => Child;

export interface Acted {
  /** Why it was refused the last time. */
  wrong: string | undefined;
  refuse(reason: string): void;
  run(act: () => Promise<Ticket>, done: () => void): Promise<void>;
}

/** What a first request and an open ticket do not need. */
export interface Later {
  words: object;
  rareLines: RareLines;
  OnCall: View<{ ticket: Ticket }>;
  Beside: View<{ ticket: Ticket }>;
  About: View<{ ticket: Ticket }>;
  Answer: View<{ ticket: Ticket }>;
  Ask: View<{ answer: (stillBroken: boolean) => void }>;
  Unsent: View<{ ticket?: string | undefined }>;
  /**
   * One act at a time, of one part of a ticket's view.
   *
   * @param view where it is shown that things have changed meanwhile
   */
  acting(s: Session, ticket: Ticket, part: string, view?: Route['view']): Acted;
  /** Why something was refused, for the person who did it. */
  reasonOf(s: Session, error: VestkaError): string;
  /** Words were not taken; of which ticket, if they were not a new one. */
  onRefusal(s: Session, error: VestkaError, ticket?: string): void;
  /** Beside a field: how much room is left in it. */
  Room: View<{ text: string | undefined; most?: number }>;
  /** Is there more in a field than it may hold? Then it has the focus. */
  overlong(s: Session, form: ParentNode): boolean;
  /** The latest news of a request that has ended: what remained, and is done. */
  newsOf(s: Session, ticket: Ticket): string | undefined;
  /** The same; or that what remains goes on being done. */
  nowOf(s: Session, ticket: Ticket): string | undefined;
  /** Is something asked of the customer, item by item, that is not answered yet? */
  asks(ticket: Ticket): boolean;
  Details: View<{ draft: Draft }>;
  /** The views of a ticket that are downloads of their own. */
  Rest: View<{ ticket: Ticket }>;
  /** Below the question, once somebody has begun to write: what kind it is, and what may answer it already. */
  Asking: View<{ draft: Draft }>;
  Context: View<{ draft: Draft }>;
  /** What was added to the words of a request that was sent. */
  added(s: Session, words: object): Child;
  /** Looks for one of many requests by words. */
  Search: View;
  /** A published answer has solved it. */
  Thanks: View;
}

/** Files by their id, as a ticket or an event names them; or the ids of own ones that were given just now. */
export type GivenFiles = readonly string[] | Readonly<Record<string, FileFact>>;

/** What is attached to a draft. */
export interface FilesOf {
  /** Of those that are there in full, in order: what a message or an answer takes. */
  readonly ids: string[];
  /** Some are under way, or wait for the connection. */
  readonly busy: boolean;
  /** Some were refused, and stay behind. */
  readonly failed: boolean;
  /** How many go along: those that are there and those under way. */
  readonly count: number;
}

/**
 * Files, on their way and given. A draft is named `message:tk_…`, `new` or `request:dr_…:it_…`; views show
 * `<Attach s={s} name={name} />`, which fetches this when someone means to attach something.
 */
export interface Files {
  words: object;
  /** What is attached to a draft, and the ways to attach more. */
  Files: View<{ name: string }>;
  /** Files that were given, as pictures or rows. */
  Given: View<{ files: GivenFiles; names?: Record<string, string> | undefined }>;
  filesOf(name: string): FilesOf;
  /**
   * While files of a draft are under way it is not sent: then this returns true, and `act` is called once they are
   * there, or when the customer wishes to send without them.
   */
  hold(name: string, act: () => void): boolean;
  isHeld(name: string): boolean;
  /** The files that go with a draft which is sent now; they leave it. Undefined when there are none. */
  give(name: string): string[] | undefined;
  /** What was given was not taken: the files are attached to their draft again. */
  takeBack(ids: readonly string[] | undefined): void;
  /** The ticket has them: nothing more is kept of them here, once this resolves. */
  arrived(ids: readonly string[]): Promise<void>;
  /** The draft has ended, and may be had back: until then its files, also those under way, are no longer attached to it. */
  setAside(name: string): Promise<void>;
  /** What is set aside is attached again, or dropped for good. */
  endAside(isWanted: boolean): void;
  /** Forgets all of it: another person may come. */
  clear(): void;
}

/** Downloads beside the panel, each fetched when it is needed. */
export interface Parts {
  later: Later;
  files: Files;
}

export type Loads = { readonly [K in keyof Parts]: () => Promise<(s: Session) => Parts[K]> };

/** What the views share: the client, the language, where the customer is. Views call it; it knows no view. */
export class Session implements Reading {
  readonly shell: Shell;
  readonly client: Client;
  readonly store: Store;
  /** Called on every change. */
  readonly watchers = new Set<() => void>();
  words: Reading['words'] = en;
  times: Times = createTimes('en', en);
  lang = 'en';
  route: Route = { view: 'list' };
  ui: Ui = {};
  isOpen = false;
  /** The widget was taken off the page. */
  isOver = false;
  /** Something did not come: to be said, with a way to try again. */
  failed = false;
  /** The last announcement for screen readers. */
  said = '';
  later?: Later;
  files?: Files;
  /** Files that were dropped or pasted before there was anyone to take them. */
  readonly dropped: File[] = [];
  private readonly loads: Loads;
  private readonly sub = document.createElement('small');
  private readonly badge = document.createElement('em');
  private readonly timer = setInterval(() => this.refresh(), 15_000);
  private unread = 0;
  private tried = '';
  /** The words of the parts that are there. */
  more = {};

  constructor(shell: Shell, loads: Loads, makeClient = createClient) {
    this.shell = shell;
    this.loads = loads;
    this.store = createStore(shell.options.key);
    const client = makeClient(shell.options);
    this.client = client;
    for (const name of [
      'ticket:status',
      'ticket:promise',
      'ticket:overdue',
      'ticket:resolved',
      'error',
    ] as const) {
      client.on(name, (value) => shell.emit(name, value as Ticket & Error));
    }
    client.on('change', () => this.refresh());
    client.on('event', ({ event, ticket }) => {
      if (event.actor.kind === 'customer') return;
      const { label, when, note } = nextOf(ticket, this);
      const news = this.later?.newsOf(this, ticket) ?? `${label} ${when}. ${note}`;
      this.set({}, `#${ticket.number}: ${stateName(this.words, ticket)}. ${news}`);
      const text = (event.words as { message?: string } | null)?.message;
      if (text) shell.emit('message', { ticket, text });
    });
    if (this.store.get('open')) this.connect();
    if (this.store.get('files')) this.need('files');
  }

  /** The server's time. */
  get now(): number {
    return this.client.now();
  }

  get isSure(): boolean {
    return this.client.state.connection === 'live';
  }

  /** What is said of words that are to be sent: whether they are on their way, or have to wait. */
  get outgoing(): string {
    // Live, or connecting.
    return this.words[/^[lc]/.test(this.client.state.connection) ? 'sending' : 'unsent'];
  }

  find(id?: string): Ticket | undefined {
    return this.client.state.tickets.find((ticket) => ticket.id === id);
  }

  /** The ticket that the launcher speaks of. */
  pressing(): Ticket | undefined {
    const { tickets, unread } = this.client.state;
    return pressing(tickets, unread, this.now);
  }

  go(route: Route): void {
    this.route = route;
    this.ui = {};
    this.retry();
  }

  /** @returns a function for a button */
  to(view: Route['view'], id?: string): () => void {
    return () => this.go({ view, id });
  }

  /** Sends the request that was written. Whoever looks at it sees it go out, and then where it stands. */
  sendRequest(): void {
    const { client, store } = this;
    const body = toTicket(readDraft(store));
    const sent: Route = { view: 'list' };
    const show = ({ id, number, promise }: Ticket) => {
      const { words, times, now } = this;
      this.said = words.received(number) + (promise ? words.wordBy(times.inText(promise.dueAt, now)) : '');
      if (this.route === sent) this.go({ view: 'ticket', id, news: 'fresh' });
    };
    // Often told live before the sending is answered.
    const off = client.on('event', ({ event, ticket }) => {
      if (event.type === 'ticket_created' && event.words?.message === body.message.trim()) show(ticket);
    });
    endDraft(store);
    client
      .createTicket({ ...body, files: this.files?.give('new') })
      .then(show, (error) => this.later?.onRefusal(this, error))
      .finally(off);
    if (this.route.view !== 'new') return;
    this.said = this.outgoing;
    this.go(sent);
  }

  /** Changes what the view remembers, and tells screen readers. */
  set(ui: Ui, said = this.said): void {
    this.said = said;
    Object.assign(this.ui, ui);
    this.refresh();
  }

  setOpen(open: boolean): void {
    if (this.isOpen === open) return;
    this.isOpen = open;
    this.shell.button.ariaExpanded = `${open}`;
    if (open) {
      this.retry();
      this.dress();
    } else {
      this.refresh();
      // Nothing to wait for: the page is left without a connection.
      if (!this.store.get('open')) this.client.close();
    }
    this.shell.emit(open ? 'open' : 'close', undefined);
  }

  /** Loads the language that the options ask for, and, once the panel is open, the workspace's name and colour. */
  async dress(): Promise<void> {
    const { shell, store } = this;
    const { options } = shell;
    const [words, lang] = await loadWords(options.locale ?? '');
    this.words = { ...this.more, ...words };
    this.lang = lang;
    this.times = createTimes(options.locale ?? '', words, lang);
    this.refresh();
    if (!this.isOpen) return;
    try {
      const { name, accent, fileMegabytes } = await (
        await fetch(`${options.url}/v1/widget-config?key=${options.key}`)
      ).json();
      store.set('name', name);
      store.set('accent', accent);
      store.set('most', fileMegabytes);
      shell.dress(options);
      this.refresh();
    } catch {}
  }

  /** Asks once more for what the current view needs and did not get. */
  retry = (): void => {
    this.tried = '';
    this.connect();
    this.refresh();
  };

  /** Fetches the rarer views, or another part; after a failure again, once there is another connection. */
  need(name: keyof Parts = 'later'): void {
    if (this[name]) return;
    this.once(name + this.client.state.connection, async () => {
      const make = await this.loads[name]();
      // Asked for twice, it is made once.
      if (this[name]) return;
      const part = make(this);
      this.more = { ...this.more, ...part.words };
      this.words = { ...part.words, ...this.words };
      this[name] = part as never;
      this.refresh();
    });
  }

  /** Does something unless it was tried; says so when it fails. */
  private once(what: string, act: () => Promise<void>): void {
    if (this.tried.includes(what)) return;
    this.tried += what;
    act().catch(() => {
      this.failed = true;
      this.refresh();
    });
  }

  destroy(): void {
    clearInterval(this.timer);
    this.client.close();
    this.isOver = true;
    for (const watcher of this.watchers) watcher();
  }

  connect(): void {
    this.failed = false;
    this.client.connect().catch(() => {});
  }

  /** The view's needs: a ticket's events, its words marked as read, what comes later. */
  private provide(): void {
    const { client, route } = this;
    const { timelines, unread, connection } = client.state;
    const ticket = this.find(route.id);
    if (!ticket) return;
    const { id, promise, report, onCall, offers, requests } = ticket;
    if (!promise || report || onCall || offers || requests || isNudgeable(ticket, this.now)) this.need();
    if (!timelines[id]) this.once(id + connection, () => client.load(id));
    if (unread.includes(id) && !document.hidden) client.markRead(id);
  }

  /** Launcher, marker, unread count and views follow what is known. */
  refresh(): void {
    const { client, shell, store, words } = this;
    const { unread, pending, loaded } = client.state;
    const ticket = this.pressing();
    // Also what waits for its files.
    const isUnsent = pending[0] || /"held":\["/.test(store.get('files') as string);
    const unsent: Next = isUnsent ? { tone: 'late', title: words.unsent } : { tone: '' };
    const { tone, title, sub, at } = ticket ? nextOf(ticket, this) : unsent;
    const count = unread.length;
    shell.paint(tone, title);
    // The spaces keep the words apart for those who hear them.
    this.sub.textContent = sub ? ` ${sub}` : '';
    this.badge.textContent = count ? ` ${count}` : '';
    shell.text.append(this.sub, this.badge);
    const name = [title || words.help, sub, count && words.unread(count)];
    shell.button.ariaLabel = name.filter(Boolean).join(', ');
    // The next page shows it at once and connects, if the customer waits for anything, or anything to be sent.
    if (title) store.set('open', JSON.stringify([at, title, tone]));
    else if (loaded) store.set('open', null);
    if (this.unread !== count) {
      this.unread = count;
      shell.emit('unread', count);
    }
    if (this.isOpen) this.provide();
    for (const watcher of this.watchers) watcher();
  }
}
