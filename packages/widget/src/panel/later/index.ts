import { enLater } from '../../locales/en-later.ts';
import { sheet } from '../../sheet.ts';
import type { Later } from '../session.ts';
import { Answer } from './answer.tsx';
import { Details } from './details.tsx';
import css from './later.css?inline';
import { Report } from './report.tsx';

/** What a first request and an open ticket do not need: the third download. */
export const later = (root: ShadowRoot): Later => {
  sheet(root, css);
  return { Answer, Details, Report, words: enLater };
};
