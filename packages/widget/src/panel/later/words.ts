import type { Words } from '../../locales/en.ts';
import { enLater, type LaterWords } from '../../locales/en-later.ts';
import { named } from '../words.ts';

/** The other languages bring these words along; English has them here. */
export const wordsOf = (s: { words: Words }): Words & LaterWords => ({ ...enLater, ...s.words });

export const refusal = (words: LaterWords, code: string): string => named(words, `e_${code}`, words.e_other);
