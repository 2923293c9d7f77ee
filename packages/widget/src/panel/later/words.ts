import type { Words } from '../../locales/en.ts';
import type { LaterWords } from '../../locales/en-later.ts';

export type AllWords = Words & LaterWords;

/** Once this download is there, the session has its words too. */
export const wordsOf = (s: { words: object }): AllWords => s.words as AllWords;
