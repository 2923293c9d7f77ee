import { enLater } from '../../locales/en-later.ts';
import { sheet } from '../../sheet.ts';
import type { Later } from '../session.ts';
import { Answer, Ask } from './answer.tsx';
import { Details } from './details.tsx';
import { endOf } from './end.ts';
import { type Jsx, useJsx } from './jsx.ts';
import css from './later.css?inline';
import { linesOf } from './lines.ts';
import { List } from './list.tsx';
import { Refused } from './refused.tsx';
import { Report } from './report.tsx';

/** What a first request and an open ticket do not need: the third download. */
export const later = (root: ShadowRoot, jsx: Jsx): Later => {
  useJsx(jsx);
  sheet(root, css);
  return { Answer, Ask, Details, List, Refused, Report, words: enLater, more: { endOf, linesOf } };
};
