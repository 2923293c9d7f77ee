import { enFind } from '../../locales/en-find.ts';
import { sheet } from '../../sheet.ts';
import type { Draft } from '../draft.ts';
import type { Apart } from '../later/apart.ts';
import type { Session } from '../session.ts';
import { Answers } from './answers.tsx';
import css from './find.css?inline';
import { Requests } from './requests.tsx';
import { Thanks } from './thanks.tsx';

interface Props {
  s: Session;
  draft: Draft;
  part: keyof typeof PARTS;
}

const PARTS = { answers: Answers, requests: Requests, thanks: Thanks };

/** Finds what may help already, and own requests: a download of its own. */
export const find = (root: ShadowRoot): Apart<Props> => {
  sheet(root, css);
  return { words: enFind, View: ({ part, ...props }) => PARTS[part](props) };
};
