import { enIntake } from '../../locales/en-intake.ts';
import { sheet } from '../../sheet.ts';
import type { Draft } from '../draft.ts';
import type { Apart } from '../later/apart.ts';
import type { Session } from '../session.ts';
import { Added } from './added.tsx';
import { Context } from './context.tsx';
import { Fields } from './fields.tsx';
import css from './intake.css?inline';

interface Props {
  s: Session;
  draft: Draft;
  part: keyof typeof PARTS;
}

const PARTS = { fields: Fields, context: Context, added: Added };

/** What may be added to a request: a download of its own. */
export const intake = (root: ShadowRoot): Apart<Props> => {
  sheet(root, css);
  return { words: enIntake, View: ({ part, ...props }) => PARTS[part](props) };
};
