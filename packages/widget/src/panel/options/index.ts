import { enOptions } from '../../locales/en-options.ts';
import { sheet } from '../../sheet.ts';
import type { Apart } from '../later/apart.ts';
import css from './options.css?inline';
import { Options, type OptionsProps } from './options.tsx';

/** Ways forward to choose from: a download of its own. */
export const options = (root: ShadowRoot): Apart<OptionsProps> => {
  sheet(root, css);
  return { View: Options, words: enOptions };
};
