import type { Ticket } from '@vestka/sdk';

/** What a page may set. Only `key` is needed; by script tag each has its attribute: `data-key`, `data-locale` … */
export interface Options {
  /** The workspace's publishable key, `pk_…`. */
  key: string;
  /** The Vestka server. By script tag the script's own origin. */
  url: string;
  /** BCP 47. Default: the page's `lang` where it is spoken here, else the browser's. */
  locale?: string | undefined;
  /** Default: by locale. */
  dir?: 'ltr' | 'rtl' | undefined;
  /** Default `auto`: as the device prefers. */
  theme?: 'auto' | 'light' | 'dark' | undefined;
  /** `#rrggbb`. Default: the workspace's. Brought to a readable contrast where it is not. */
  accent?: string | undefined;
  /** Where the widget's element is put. Default: beside the page's body. */
  container?: Element | null | undefined;
  zIndex?: number | string | undefined;
  /** Your application's version. A customer may attach it to a request. */
  app?: string | undefined;
  /**
   * Keep the page's last 20 errors in memory (uncaught ones, rejections, `console.error`), for a customer to attach to a
   * request: each is shown to them first. Default: no; read at boot only.
   */
  errors?: boolean | 'true' | undefined;
}

export interface WidgetEvents {
  ready: undefined;
  open: undefined;
  close: undefined;
  /** How many tickets have words that were not shown yet. */
  unread: number;
  /** A word of the team arrived. */
  message: { ticket: Ticket; text: string };
  error: Error;
  'ticket:status': Ticket;
  'ticket:promise': Ticket;
  /** The promised word did not come in time; once for each promise. */
  'ticket:overdue': Ticket;
  'ticket:resolved': Ticket;
}

export type Listener<K extends keyof WidgetEvents> = (value: WidgetEvents[K]) => void;

/** What a page can do with the widget; by script tag `Vestka('open')` and so on. */
export interface Handle {
  open(): void;
  close(): void;
  toggle(): void;
  /** Shows the launcher again. */
  show(hidden?: boolean): void;
  /** Hides the launcher and closes the panel; `open` still opens it, for pages with a button of their own. */
  hide(): void;
  showTicket(id: string): void;
  newTicket(draft?: { message?: string }): void;
  on<K extends keyof WidgetEvents>(name: K, listener: Listener<K>): void;
  once<K extends keyof WidgetEvents>(name: K, listener: Listener<K>): void;
  off<K extends keyof WidgetEvents>(name: K, listener: Listener<K>): void;
  /** Changes options; `key` and `url` need a new boot. */
  update(options: Partial<Omit<Options, 'key' | 'url' | 'errors'>>): void;
  /** Ends the session and forgets this customer on this device. */
  logout(): void;
  /** Takes the widget off the page; `boot` puts it back. */
  shutdown(): void;
}

/** What the launcher tells: nothing, when the next word comes, that it is late, that it is done. */
export type Tone = '' | 'next' | 'late' | 'done';

/** What the loader hands to the panel and the element. */
export interface Shell {
  readonly options: Options;
  readonly root: ShadowRoot;
  /** The launcher's button, and the place of its words. */
  readonly button: HTMLElement;
  readonly text: HTMLElement;
  /** Without a title it is the round button with its name. */
  paint(tone: Tone, title?: string): void;
  /** The looks are new: the launcher takes them over. */
  dress(options: Options): void;
  emit<K extends keyof WidgetEvents>(name: K, value: WidgetEvents[K]): void;
}

/** What the panel hands back. */
export interface Panel {
  open(): void;
  close(): void;
  toggle(): void;
  showTicket(id: string): void;
  newTicket(draft?: { message?: string }): void;
  logout(): void;
  /** The options of the shell have changed. */
  update(): void;
  destroy(): void;
  /** Draws a ticket's status into `place` and keeps it true while it is part of the page. */
  draw(place: HTMLElement): void;
}

export interface PanelModule {
  start(shell: Shell): Panel;
}

export interface ErrorsModule {
  /** @returns a function that ends it */
  watchErrors(): () => void;
}
