import { enLater } from '../../locales/en-later.ts';
import { sheet } from '../../sheet.ts';
import type { Later } from '../session.ts';
import { Answer, Ask } from './answer.tsx';
import { Details } from './details.tsx';
import css from './later.css?inline';
import { Refused } from './refused.tsx';
import { Report } from './report.tsx';

/** What a first request and an open ticket do not need: the third download. */
export const later = (root: ShadowRoot): Later => {
  sheet(root, css);
  return { Answer, Ask, Details, Refused, Report, words: enLater };
};
