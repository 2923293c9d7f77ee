/** What turns the reading direction of everything behind it: `photo\u202egnp.exe` would look like `photoexe.png`. */
const OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g;
/** Marks that are a part of some names, and of no use in a header. */
const MARKS = /[\u200e\u200f\u061c]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g;

/** Nothing that anyone would see. */
const SHOWS_NOTHING = /^[.\s\p{Cf}\p{DI}\u2800]*$/u;

/** A file's name as it is kept: the last part of a path, without what would hide how it ends. */
export function tidyName(given: string): string {
  const name = (given.split(/[\\/]/).at(-1) ?? '').replace(CONTROLS, '').replace(OVERRIDES, '').trim();
  return SHOWS_NOTHING.test(name) ? 'file' : name;
}

/** The ending, in lower case and without its dot, as it will be on somebody’s disk; empty when there is none. */
export function endingOf(name: string): string {
  const saved = name.replace(/\p{DI}/gu, '').replace(/[.\s]+$/, '');
  return /\.([^.\s]+)$/.exec(saved)?.[1]?.toLowerCase() ?? '';
}

/**
 * A header that says the name twice: plain for old readers (RFC 6266), in full for all others (RFC 8187).
 *
 * @param plain the name for old readers, where there is a better one than with a line for each letter beyond ASCII
 */
export function dispositionOf(kind: 'inline' | 'attachment', name: string, plain = name): string {
  const [shown, old] = [name, plain].map((one) => tidyName(one).replace(MARKS, '')) as [string, string];
  const full = encodeURIComponent(shown).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${old.replace(/[^\x20-\x7e]|["\\%]/g, '_')}"; filename*=UTF-8''${full}`;
}
