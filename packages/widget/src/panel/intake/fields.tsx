import { type Draft, writeDraft } from '../draft.ts';
import type { Child } from '../jsx-runtime.ts';
import { wordsOf } from '../later/words.ts';
import type { Session } from '../session.ts';

interface Props {
  s: Session;
  draft: Draft;
}

const LONGEST = { since: 200, expected: 4000, steps: 4000 };
type Name = keyof typeof LONGEST;

/** What guides a description: offered, and none of it needed. */
export const Fields = ({ s, draft }: Props): Child => {
  const words = wordsOf(s);
  const { kind = 'problem' } = draft;
  // A question or a wish has no steps; yet nothing is sent that is not shown.
  const field = (name: Name): Child =>
    (kind === 'problem' || draft[name]) && (
      <label class="field" key={name}>
        {words[`in_${name}`]}
        <textarea
          name={name}
          dir="auto"
          rows={1}
          data-most={`${LONGEST[name]}`}
          value={draft[name] ?? ''}
          onInput={(event) => change(s, { [name]: event.currentTarget.value })}
        />
        {s.later?.Room({ s, text: draft[name], most: LONGEST[name] })}
      </label>
    );
  return (
    <>
      {field('since')}
      {kind !== 'wish' && (
        <label class="field" key="impact">
          {words.impact}
          <select
            value={draft.impact || 'normal'}
            onChange={(event) => change(s, { impact: event.currentTarget.value })}
          >
            {(['critical', 'high', 'normal', 'low'] as const).map((impact) => (
              <option key={impact} value={impact}>
                {words[`i_${impact}`]}
              </option>
            ))}
          </select>
        </label>
      )}
      {field('expected')}
      {field('steps')}
    </>
  );
};

const change = (s: Session, part: Draft): void => {
  writeDraft(s.store, part);
  s.set({ wrong: '' });
};
