import type { Words } from '../../locales/en.ts';
import type { LaterWords } from '../../locales/en-later.ts';

/** Once this download is there, the session has its words too. */
export const wordsOf = (s: { words: object }): Words & LaterWords => s.words as Words & LaterWords;
