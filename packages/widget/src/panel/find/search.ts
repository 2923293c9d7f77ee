import { type Found, findAnswers, type VestkaError } from '@vestka/sdk';
import type { Session } from '../session.ts';

/** After the last key, milliseconds. */
const PAUSE = 400;
/** Fewer letters are about everything. */
const LEAST = 3;
/** The server takes no more, and the beginning of a description says the most. */
const MOST = 400;
/** Longer than this no answer is waited for, milliseconds. */
const LIMIT = 30_000;

/** A search as somebody types: after a pause, one request at a time, given up when it is asked for other words. */
export class Search {
  /** To the words that were asked for last; none while there is nothing to ask. */
  found?: Found | undefined;
  /** Why there is no answer. */
  error?: VestkaError | undefined;
  private readonly s: Session;
  private words = '';
  private answered = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The request under way. Only the latest is listened to. */
  private asking: AbortController | undefined;
  /** The connection with which it failed: with another it may not. */
  private failedWith = '';

  constructor(s: Session) {
    this.s = s;
  }

  /** Is what was found the answer to these very words? */
  get isSettled(): boolean {
    return this.answered === this.words;
  }

  /** Called on every drawing, with the words as they stand. */
  want(text: string): this {
    const words = text.replace(/\s+/g, ' ').trim().slice(0, MOST).toWellFormed();
    if (words !== this.words) {
      this.words = words;
      clearTimeout(this.timer);
      this.timer = undefined;
      this.asking?.abort();
      this.asking = undefined;
      this.again();
    }
    // Without a connection no answer to these words can come: the one to others helps nobody.
    if (!this.isSettled && !this.mayAsk) this.found = undefined;
    if (words.length < LEAST) {
      this.found = undefined;
      this.answered = words;
    } else if (!this.isSettled && !this.asking && this.mayAsk) {
      this.timer ??= setTimeout(() => this.ask(), PAUSE);
    }
    return this;
  }

  /** After a failure: asks once more. */
  again = (): void => {
    this.error = undefined;
    this.failedWith = '';
  };

  private get mayAsk(): boolean {
    const { connection } = this.s.client.state;
    return connection !== 'offline' && connection !== 'refused' && connection !== this.failedWith;
  }

  private async ask(): Promise<void> {
    const { s, words } = this;
    this.timer = undefined;
    // Meanwhile the panel was closed, or the connection lost: the next drawing begins again.
    if (!s.isOpen || !this.mayAsk) return;
    const asking = new AbortController();
    this.asking = asking;
    const limit = setTimeout(() => asking.abort(), LIMIT);
    const lang = s.shell.options.locale || s.lang;
    try {
      const found = await findAnswers(s.client, words, lang, asking.signal);
      if (this.asking !== asking) return;
      this.found = found;
      this.answered = words;
    } catch (error) {
      if (this.asking !== asking) return;
      this.error = error as VestkaError;
      this.failedWith = s.client.state.connection;
    } finally {
      clearTimeout(limit);
    }
    this.asking = undefined;
    s.refresh();
  }
}
