import { TONGUE } from './tongue.ts';
import { type Term, wordsIn } from './words.ts';

/**
 * Which words are kept of a text, and how. One more whenever that changes: all that was kept by another version is then
 * made anew, beside everything else.
 */
export const SEARCH_VERSION = 2;

/**
 * What is looked through together, by the same people: in which full-text table, and how its words are told from those of
 * other shelves there. Words hold letters and digits alone, so no text and no question can leave its shelf.
 */
export interface Shelf {
  readonly among: 'library' | 'tickets';
  /** Stands before each word: a list of who has a word is then this shelf's alone, however full the others are. */
  readonly before: string;
  /** A word that all on the shelf have: for the many small shelves, whose words would else be as many as their texts. */
  readonly common: string;
}

/** A workspace's published answers, those that were withdrawn, or its open known problems. */
export type LibraryKind = 'published' | 'withdrawn' | 'known';

const CODE = 10;

/** Always as long: the table's index of beginnings counts from here. Who owns what is found is looked at once more. */
const codeOf = (id: string): string => id.replace('_', '').toLowerCase().slice(-CODE).padStart(CODE, '0');

/** What a workspace's library has of one kind in one tongue: each tongue has lists of its own. */
export const libraryShelf = (kind: LibraryKind, workspace: string, tongue: string): Shelf => ({
  among: 'library',
  before: kind.charAt(0) + codeOf(workspace) + tongue.padEnd(TONGUE, '0'),
  common: '',
});

/** A customer's own tickets. */
export const ownShelf = (customer: string): Shelf => alone(customer);

/** The report of a known problem, for the customers whose tickets it resolved. */
export const reportShelf = (problem: string): Shelf => alone(problem);

/** What was said in a customer's tickets, or of a known problem: apart, so that many words hide no opening and no report. */
export const saidShelf = (whose: string): Shelf => alone(whose, '~');

const alone = (id: string, apart = ''): Shelf => ({
  among: 'tickets',
  before: '',
  common: `~~${apart}${id.replace('_', '').toLowerCase()}`,
});

/**
 * What the full-text table keeps of a text: its stems, those of its title once more as `~stem`, and the title's words as
 * they are written, for a word that is not typed to its end.
 */
export function kept({ before, common }: Shelf, title: string, text: string): string {
  const words = new Set([
    ...[...wordsIn(title)].flatMap(({ word, stem }) => [`~${stem}`, stem, word]),
    ...[...wordsIn(text)].map(({ stem }) => stem),
  ]);
  return [...(common ? [common] : []), ...[...words].map((word) => before + word)].join(' ');
}

/** So many letters of a beginning the tables have a list for. For a longer one they would merge those of all its words. */
const LONGEST_BEGINNING = 7;

/**
 * The full-text table's question for what has all these words, on any of these shelves of one table. In quotes, none of
 * them is syntax.
 */
export function asked(shelves: readonly Shelf[], terms: readonly Term[], inTitle = false): string {
  const title = inTitle ? '~' : '';
  const marks = [...new Set(shelves.map(({ before }) => before + title))];
  const common = [...new Set(shelves.map((shelf) => shelf.common))].filter(Boolean);
  const beginning = (word: string) => word.slice(0, LONGEST_BEGINNING - title.length);
  const wordsOf = ({ stem, word, open }: Term) => {
    if (!open) return marks.map((mark) => `"${mark}${stem}"`);
    const beginnings = new Set([beginning(stem), ...(word.startsWith(stem) ? [] : [beginning(word)])]);
    return marks.flatMap((mark) => [...beginnings].map((one) => `"${mark}${one}" *`));
  };
  return [...(common.length ? [common.map((word) => `"${word}"`)] : []), ...terms.map(wordsOf)]
    .map((any) => (any.length > 1 ? `(${any.join(' OR ')})` : any[0]))
    .join(' AND ');
}
