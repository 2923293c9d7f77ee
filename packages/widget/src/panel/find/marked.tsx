import type { Excerpt } from '@vestka/sdk';
import type { Child } from '../jsx-runtime.ts';

/** What matched, in its surroundings. */
export const Marked = ({ excerpt }: { excerpt: Excerpt }): Child => (
  <span class="hint" dir="auto">
    {excerpt.map(({ text, match }) => (match ? <mark>{text}</mark> : text))}
  </span>
);
