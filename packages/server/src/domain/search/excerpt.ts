import { isAsked, type Term, type Word, wordsIn } from './words.ts';

/** A piece of text that was looked for, or not. */
export interface Piece {
  readonly text: string;
  readonly match: boolean;
}

const LONGEST = 160;
/** So much stands before the first word that matches. */
const BEFORE = 40;

/** The stretch of a text with the most of what was asked for, in pieces; its beginning where nothing matches. */
export function excerpt(text: string, terms: readonly Term[]): Piece[] {
  const flat = text.replace(/\s+/g, ' ').trim();
  const words = [...wordsIn(flat)];
  const hits = words.filter((word) => isAsked(terms, word));
  const from = startOf(best(hits), words);
  const to = endOf(from, words, flat);
  const pieces: Piece[] = [];
  const add = (piece: string, match: boolean) => piece && pieces.push({ text: piece, match });
  let at = from;
  if (from > 0) add('… ', false);
  for (const { start, end } of hits) {
    if (start < from || end > to) continue;
    add(flat.slice(at, start), false);
    add(flat.slice(start, end), true);
    at = end;
  }
  add(flat.slice(at, to) + (to < flat.length ? ' …' : ''), false);
  return pieces;
}

/** The hit from which on most different ones lie close together. */
function best(hits: readonly Word[]): Word | undefined {
  let most = 0;
  let found: Word | undefined;
  for (const [i, first] of hits.entries()) {
    const near = new Set<string>();
    for (let at = i; at < hits.length && (hits[at] as Word).end <= first.start + LONGEST - BEFORE; at += 1)
      near.add((hits[at] as Word).stem);
    if (near.size > most) {
      most = near.size;
      found = first;
    }
  }
  return found;
}

/** Excerpts begin and end between two words. */
function startOf(hit: Word | undefined, words: readonly Word[]): number {
  if (!hit || hit.end <= LONGEST) return 0;
  return words.find(({ start }) => start >= hit.start - BEFORE)?.start ?? hit.start;
}

function endOf(from: number, words: readonly Word[], text: string): number {
  const until = from + LONGEST;
  if (text.length <= until) return text.length;
  const last = words.findLast(({ start, end }) => start >= from && end <= until);
  // One word longer than all that is shown is cut, but never inside a letter.
  return last?.end ?? (/[\uDC00-\uDFFF]/.test(text.charAt(until)) ? until - 1 : until);
}
