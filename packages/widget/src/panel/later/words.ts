import type { Words } from '../../locales/en.ts';
import type { FindWords } from '../../locales/en-find.ts';
import type { IntakeWords } from '../../locales/en-intake.ts';
import type { LaterWords } from '../../locales/en-later.ts';
import type { OptionsWords } from '../../locales/en-options.ts';
import type { RatingWords } from '../../locales/en-rating.ts';
import type { ReportWords } from '../../locales/en-report.ts';
import type { RequestWords } from '../../locales/en-request.ts';
import type { TurnWords } from '../../locales/en-turns.ts';

/** What is said by the downloads that come later still, and by the notices that lead there. */
export type AllTurnWords = TurnWords & ReportWords & OptionsWords & RequestWords & RatingWords;
export type AllWords = Words & LaterWords & IntakeWords & FindWords & AllTurnWords;

/** Once this download is there, and that of the view, the session has its words too. */
export const wordsOf = (s: { words: object }): AllWords => s.words as AllWords;
