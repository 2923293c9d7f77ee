import { enRequest } from '../../locales/en-request.ts';
import { sheet } from '../../sheet.ts';
import type { Apart } from '../later/apart.ts';
import { approving } from './approval.tsx';
import type { RequestProps } from './props.ts';
import css from './request.css?inline';
import { requestWith } from './request.tsx';

/** What the team needs of a customer: a download of its own. */
export const request = (root: ShadowRoot): Apart<RequestProps> => {
  sheet(root, css);
  return { View: requestWith(approving()), words: enRequest };
};
