import type { Words } from '../../locales/en.ts';
import type { FilesWords } from '../../locales/en-files.ts';

export type { FilesWords };

/** Once this download is there, the session has its words too. */
export const wordsOf = (s: { words: object }): Words & FilesWords => s.words as Words & FilesWords;
