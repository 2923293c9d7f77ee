import { enRating } from '../../locales/en-rating.ts';
import { sheet } from '../../sheet.ts';
import type { Apart } from '../later/apart.ts';
import css from './rating.css?inline';
import { type RatingProps, ratingWith } from './rating.tsx';
import { resulting } from './results.tsx';

/** How it was, after the end: a download of its own. */
export const rating = (root: ShadowRoot): Apart<RatingProps> => {
  sheet(root, css);
  return { View: ratingWith(resulting()), words: enRating };
};
