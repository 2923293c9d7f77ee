import type { Draft } from '../draft.ts';
import { writeDraft } from '../draft.ts';
import type { Session } from '../session.ts';
import { wordsOf } from './words.ts';

/** What a customer may add to a request: what it is, how bad, and who they are. */
export const Details = ({ s, draft }: { s: Session; draft: Draft }) => {
  const words = wordsOf(s);
  const change = (part: Draft) => {
    writeDraft(s.store, part);
    s.set({ wrong: '' });
  };
  return (
    <>
      <fieldset>
        <legend>{words.kind}</legend>
        <div class="seg">
          {(['problem', 'question', 'wish'] as const).map((kind) => (
            <label key={kind}>
              <input
                type="radio"
                name="kind"
                checked={(draft.kind || 'problem') === kind}
                onChange={() => change({ kind })}
              />
              <span>{words[`k_${kind}`]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <label class="field">
        {words.impact}
        <select
          value={draft.impact || 'normal'}
          onChange={(event) => change({ impact: event.currentTarget.value })}
        >
          {(['critical', 'high', 'normal', 'low'] as const).map((impact) => (
            <option key={impact} value={impact}>
              {words[`i_${impact}`]}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        {words.name}
        <input
          dir="auto"
          maxLength={120}
          autocomplete="name"
          value={draft.name ?? ''}
          onInput={(event) => change({ name: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        {words.email}
        <input
          type="email"
          dir="ltr"
          maxLength={254}
          autocomplete="email"
          pattern="[^@\s]+@[^@\s]+\.[^@\s]+"
          value={draft.email ?? ''}
          aria-describedby="wrong"
          onInput={(event) => change({ email: event.currentTarget.value })}
        />
      </label>
    </>
  );
};
