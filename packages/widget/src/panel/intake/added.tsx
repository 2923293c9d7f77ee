import type { Draft } from '../draft.ts';
import type { Child } from '../jsx-runtime.ts';
import { wordsOf } from '../later/words.ts';
import type { Session } from '../session.ts';
import { contextOf, PARTS } from './collect.ts';

/** What was added to a request that was sent, as it was sent. */
export const Added = ({ s, draft }: { s: Session; draft: Draft }): Child => {
  const words = wordsOf(s);
  const context = contextOf(draft);
  const row = (name: string, value: string | undefined): Child =>
    value && (
      <li>
        <small>{name}</small>
        <span class="words" dir="auto">
          {value}
        </span>
      </li>
    );
  return (
    <details class="added">
      <summary>{words.added}</summary>
      <ul>
        {row(words.in_since, draft.since)}
        {row(words.in_expected, draft.expected)}
        {row(words.in_steps, draft.steps)}
        {PARTS.map((part) => row(words[`x_${part}`], context[part]))}
        {context.errors?.map(({ text, at }) => row(`${words.x_error}, ${s.times.short(at, s.now)}`, text))}
      </ul>
    </details>
  );
};
