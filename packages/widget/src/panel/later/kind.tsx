import type { Draft } from '../draft.ts';
import { writeDraft } from '../draft.ts';
import type { Session } from '../session.ts';
import { wordsOf } from './words.ts';

/** What kind of request is being written. */
export const Kind = ({ s, draft }: { s: Session; draft: Draft }) => {
  const words = wordsOf(s);
  return (
    <fieldset class="seg" aria-label={words.kind}>
      {(['problem', 'question', 'wish'] as const).map((kind) => (
        <label key={kind}>
          <input
            type="radio"
            name="kind"
            checked={(draft.kind || 'problem') === kind}
            onChange={() => {
              writeDraft(s.store, { kind });
              s.refresh();
            }}
          />
          <span>{words[`k_${kind}`]}</span>
        </label>
      ))}
    </fieldset>
  );
};
