import { enReport } from '../../locales/en-report.ts';
import { sheet } from '../../sheet.ts';
import type { Apart } from '../later/apart.ts';
import { keeping } from './keep.tsx';
import css from './report.css?inline';
import { type ReportProps, reportWith } from './report.tsx';

/** The resolution report: a download of its own. */
export const report = (root: ShadowRoot): Apart<ReportProps> => {
  sheet(root, css);
  return { View: reportWith(keeping()), words: enReport };
};
