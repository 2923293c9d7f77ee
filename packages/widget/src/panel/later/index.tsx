import { sheet } from '../../sheet.ts';
import { Answer, Ask } from './answer.tsx';
import { Details } from './details.tsx';
import css from './later.css?inline';
import { Refused } from './refused.tsx';
import { Report } from './report.tsx';
import { wordsOf } from './words.ts';

/** What a first request and an open ticket do not need: the third download. */
export const later = (root: ShadowRoot) => {
  sheet(root, css);
  return { Answer, Ask, Details, Refused, Report, words: wordsOf };
};

export type Later = ReturnType<typeof later>;
