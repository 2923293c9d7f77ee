import type { Fragment as PreactFragment, h as preactH } from 'preact';

/** What build.ts puts where JSX stood in this download: the panel's own, handed over, and not another copy. */
export let h: typeof preactH;
export let Fragment: typeof PreactFragment;

export interface Jsx {
  h: typeof preactH;
  Fragment: typeof PreactFragment;
}

export const useJsx = (jsx: Jsx): void => {
  ({ h, Fragment } = jsx);
};
