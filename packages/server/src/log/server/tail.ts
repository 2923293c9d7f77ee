import type { Client } from '@libsql/client';
import { newsAfter, newsOf, PAGE } from './news.ts';
import type { Told } from './told.ts';

/** How often other nodes' events are looked for, and at most how long after a failure. Real time, milliseconds. */
const EVERY = 250;
const AT_MOST = 4_000;

/** Hears what other nodes write. What this one writes brings along what came before it. */
export class Tail {
  readonly #client: Client;
  readonly #told: Told;
  readonly #report: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  #ended = false;
  #wait = EVERY;

  constructor(client: Client, told: Told, report: (error: unknown) => void) {
    this.#client = client;
    this.#told = told;
    this.#report = report;
    this.#sleep();
  }

  /** Tells all that is in the log by now. Who asks while it is read waits for the next look, shared by all. */
  catchUp(): Promise<void> {
    if (!this.#running) return this.#look();
    this.#next ??= this.#running
      .catch(() => {})
      .then(() => {
        this.#next = null;
        return this.#look();
      });
    return this.#next;
  }

  /** Waits for the look under way. Nothing is told from then on. */
  async end(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    await this.#running?.catch(() => {});
  }

  #look(): Promise<void> {
    const looking = this.#read().finally(() => {
      this.#running = null;
    });
    this.#running = looking;
    return looking;
  }

  async #read(): Promise<void> {
    for (let full = true; full && !this.#ended; ) {
      const news = newsOf(await this.#client.execute(newsAfter(this.#told.last)));
      if (!this.#ended) this.#told.tell(news);
      full = news.length === PAGE;
    }
  }

  #sleep(): void {
    this.#timer = setTimeout(() => void this.#wake(), this.#wait).unref();
  }

  async #wake(): Promise<void> {
    try {
      await this.catchUp();
      this.#wait = EVERY;
    } catch (error) {
      // Told when it begins: what is missed meanwhile stands in the log.
      if (this.#wait === EVERY) this.#report(error);
      this.#wait = Math.min(this.#wait * 2, AT_MOST);
    }
    if (!this.#ended) this.#sleep();
  }
}
