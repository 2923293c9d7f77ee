import { type Term, wordsIn } from './words.ts';

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

const CODE = 10;

/** Always as long: the table's index of beginnings counts from here. Who owns what is found is looked at once more. */
const codeOf = (id: string): string => id.replace('_', '').toLowerCase().slice(-CODE).padStart(CODE, '0');

/** A workspace's published answers, those that were withdrawn, or its open known problems. */
export const libraryShelf = (kind: 'published' | 'withdrawn' | 'known', workspace: string): Shelf => ({
  among: 'library',
  before: kind.charAt(0) + codeOf(workspace),
  common: '',
});

/** A customer's own tickets. */
export const ownShelf = (customer: string): Shelf => ({
  among: 'tickets',
  before: '',
  common: `~~${customer.replace('_', '').toLowerCase()}`,
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

/** The full-text table's question for what has all these words. In quotes, none of them is syntax. */
export function asked({ before, common }: Shelf, terms: readonly Term[], inTitle = false): string {
  const mark = before + (inTitle ? '~' : '');
  const words = terms.map(({ stem, word, open }) =>
    open ? `("${mark}${stem}" * OR "${mark}${word}" *)` : `"${mark}${stem}"`,
  );
  return [...(common ? [`"${common}"`] : []), ...words].join(' AND ');
}
