import { enRequest } from '../../locales/en-request.ts';
import { sheet } from '../../sheet.ts';
import type { Apart } from '../later/apart.ts';
import type { Session } from '../session.ts';
import { approving } from './approval.tsx';
import { tidy } from './done.ts';
import type { RequestProps } from './props.ts';
import css from './request.css?inline';
import { requestWith } from './request.tsx';

export { tidy };

/** What the team needs of a customer: a download of its own. */
export const request = (s: Session): Apart<RequestProps> => {
  sheet(s.shell.root, css);
  tidy(s);
  return { View: requestWith(approving()), words: enRequest };
};
