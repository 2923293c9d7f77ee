import { enLater } from '../../locales/en-later.ts';
import { enTurns } from '../../locales/en-turns.ts';
import { sheet } from '../../sheet.ts';
import type { Later, Session } from '../session.ts';
import { About } from './about.tsx';
import { acting } from './acting.ts';
import { Answer } from './answer.tsx';
import { apart } from './apart.ts';
import { Ask } from './ask.tsx';
import { isAsked } from './asked.tsx';
import { besideOf } from './beside.tsx';
import { intakeViews } from './intake.tsx';
import css from './later.css?inline';
import { rareLines } from './lines.ts';
import { newsOf, nowOf } from './news.ts';
import { OnCall } from './on-call.tsx';
import { reasonOf } from './reason.ts';
import { rest } from './rest.tsx';
import { overlong, Room } from './room.tsx';
import { onRefusal, Unsent } from './unsent.tsx';

/** What a first request and an open ticket do not need: the third download. */
export const later = (s: Session): Later => {
  const { root } = s.shell;
  sheet(root, css);
  const Rating = apart(async () => (await import('../rating/index.ts')).rating(root));
  const Beside = besideOf(Rating);
  return {
    About,
    acting,
    Answer,
    Ask,
    Beside,
    ...intakeViews(root),
    OnCall,
    onRefusal,
    overlong,
    asks: isAsked,
    newsOf,
    nowOf,
    reasonOf,
    Room,
    Unsent,
    Rest: rest(s),
    rareLines,
    words: { ...enLater, ...enTurns },
  };
};
