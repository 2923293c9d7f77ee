/** One error of the page's console. */
export interface PageError {
  text: string;
  /** RFC 3339, UTC. */
  at: string;
}

const MOST = 20;
const LONGEST = 500;

const kept: PageError[] = [];
let on = false;
let busy = false;

/** The last errors of this page, the oldest first: in memory, and nowhere else. */
export const recentErrors = (): readonly PageError[] => kept;

/**
 * Begins to keep the page's errors. The page sees no difference: nothing is prevented, swallowed or delayed, and no object
 * is held on to or, unless it is an error, asked for anything.
 * @returns a function that ends it
 */
export const watchErrors = (): (() => void) => {
  if (on) return stop;
  on = true;
  addEventListener('error', heard);
  addEventListener('unhandledrejection', heard);
  if (console.error !== ours) {
    theirs = console.error;
    ours = new Proxy(theirs, {
      apply(error, self, values) {
        note(() => spell(values));
        return Reflect.apply(error, self, values);
      },
    });
    console.error = ours;
  }
  return stop;
};

let theirs: typeof console.error;
let ours: typeof console.error | undefined;

const stop = () => {
  on = false;
  removeEventListener('error', heard);
  removeEventListener('unhandledrejection', heard);
  kept.length = 0;
  // Whoever has wrapped it since keeps a chain that leads through ours: it then does nothing but pass on.
  if (console.error !== ours) return;
  console.error = theirs;
  ours = undefined;
};

const heard = (event: Event) =>
  note(() => {
    if (!(event instanceof ErrorEvent)) return word((event as PromiseRejectionEvent).reason);
    const { message, filename, lineno } = event;
    return filename ? `${message} (${filename}:${lineno})` : message;
  });

const note = (say: () => string) => {
  // An error on the way to noting one is nobody's business.
  if (!on || busy) return;
  busy = true;
  try {
    const text = tidy(say());
    const last = kept.at(-1);
    const at = new Date().toISOString();
    if (last?.text === text) last.at = at;
    else if (text) kept.push({ text, at });
    if (kept.length > MOST) kept.shift();
  } catch {
  } finally {
    busy = false;
  }
};

/** What the console would show of it, without asking objects: that could run code of the page. */
const word = (value: unknown): string => {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (Array.isArray(value)) return '[…]';
  return typeof value === 'object' && value ? '{…}' : typeof value === 'function' ? 'ƒ' : String(value);
};

/** With the console's placeholders filled in. */
const spell = ([first, ...rest]: unknown[]): string => {
  const text = word(first).replace(/%[sdifoOc]/g, (mark) => {
    if (rest.length === 0) return mark;
    const value = word(rest.shift());
    // A style of the console's.
    return mark === '%c' ? '' : value;
  });
  return [text, ...rest.map(word)].join(' ');
};

/**
 * Addresses without query, fragment and log-in, which often hold what is nobody else's; and no more than can be read. It
 * is cut before it is looked through: a page may write megabytes in one word.
 */
const tidy = (text: string): string =>
  text
    .slice(0, 4 * LONGEST)
    .replace(/[^\s"]+/g, path)
    .toWellFormed()
    .replaceAll('\0', '')
    .trim()
    .slice(0, LONGEST)
    .toWellFormed()
    .trim();

/**
 * Of a word that holds an address: what stands before its query or fragment, and its line and what closes it. Whatever
 * else follows may belong to the query, brackets and single quotes too.
 */
const path = (word: string): string =>
  word
    .replace(/(\w{1,20}:\/\/)[^/?#]+@/g, '$1')
    .replace(/^([^?#]*(?=\?.+=|#\w+=)|[^/]*\/[^?#]*)[?#].+?((:\d{1,7}){0,2}[)\]}>'`.,:;!]{0,9})$/, '$1$2');
