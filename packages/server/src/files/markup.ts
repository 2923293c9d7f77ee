/** The first tags by which browsers take a text for a page, and others that draw or load something. */
const PAGE =
  /^<(!doctype|html|head|body|script|i?frame|frameset|h[1-6]|div|span|font|table|style|title|p|b|br|a|ul|ol|center|svg|math|img|image|link|meta|base|form|input|button|object|embed|applet|template|video|audio|marquee)(?![\w-])/i;

/** What runs or draws, wherever it stands in markup; an entity could spell out any of it. */
const RUNS =
  /<(\w+:)?(script|svg|html|body|i?frame|embed|object|foreignobject)(?![\w-])|<\?xml-stylesheet|<!entity|www\.w3\.org\/(1999\/xhtml|2000\/svg|1999\/xsl)|javascript:|[\s"'/]on[a-z]{3,}\s*=/i;

/** More than the longest of these matches. */
const OVERLAP = 64;

/**
 * Finds out whether a file is a page, a drawing or another document that would run in a browser. Told by its content,
 * piece by piece; only what begins as markup is taken for it, so a log may hold tags.
 */
export class Markup {
  #begin = '';
  #tail = '';
  #state: 'begins' | 'markup' | 'other' = 'begins';
  /** It would run in a browser. */
  runs = false;

  /** False once the rest cannot change the answer. */
  get wantsMore(): boolean {
    return !this.runs && this.#state !== 'other';
  }

  add(text: string): void {
    if (!this.wantsMore) return;
    if (this.#state === 'begins') this.#begins(text);
    else this.#goesOn(text);
  }

  #begins(text: string): void {
    // What stands before the first visible character is skipped by browsers too.
    const visible = text.replace(/^(?:\ufeff|ï»¿|[\s\0])+/, '');
    if (!visible && !this.#begin) return;
    this.#begin += visible;
    if (/^<[a-z!?/]/i.test(this.#begin)) {
      this.#state = 'markup';
      this.runs = PAGE.test(this.#begin) && !/^<!doctype(?!\s+html)/i.test(this.#begin);
      this.#goesOn(this.#begin);
    } else if (this.#begin.length > 1 || this.#begin !== '<') this.#state = 'other';
  }

  #goesOn(text: string): void {
    const all = this.#tail + text;
    this.runs ||= RUNS.test(all);
    this.#tail = all.slice(-OVERLAP);
  }
}
