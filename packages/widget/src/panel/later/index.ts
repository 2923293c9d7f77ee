import { enLater } from '../../locales/en-later.ts';
import { sheet } from '../../sheet.ts';
import type { Later, Session } from '../session.ts';
import { About } from './about.tsx';
import { Answer } from './answer.tsx';
import { Ask } from './ask.tsx';
import { Beside } from './beside.tsx';
import { Details } from './details.tsx';
import { Kind } from './kind.tsx';
import css from './later.css?inline';
import { rareLines } from './lines.ts';
import { OnCall } from './on-call.tsx';
import { Report } from './report.tsx';

/** What a first request and an open ticket do not need: the third download. */
export const later = (s: Session): Later => {
  sheet(s.shell.root, css);
  return { About, Answer, Ask, Beside, Details, Kind, OnCall, Report, rareLines, words: enLater };
};
