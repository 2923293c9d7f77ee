import type { Draft } from '../draft.ts';
import { writeDraft } from '../draft.ts';
import type { Session } from '../session.ts';
import { ContactFields } from './contact.tsx';
import { wordsOf } from './words.ts';

/** What a customer may add to a request: how bad it is, and who they are. */
export const Details = ({ s, draft }: { s: Session; draft: Draft }) => {
  const words = wordsOf(s);
  const change = (part: Draft) => {
    writeDraft(s.store, part);
    s.set({ wrong: '' });
  };
  return (
    <>
      {draft.kind !== 'wish' && (
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
      )}
      <ContactFields s={s} name={draft.name} email={draft.email} change={change} />
      <p class="wrong" id="contact-wrong">
        {s.ui.wrong === words.emailWrong && words.emailWrong}
      </p>
    </>
  );
};
