import { type Draft, writeDraft } from '../draft.ts';
import type { Child } from '../jsx-runtime.ts';
import type { Later, Session } from '../session.ts';
import { apart } from './apart.ts';
import { ContactFields } from './contact.tsx';
import { Kind } from './kind.tsx';
import { wordsOf } from './words.ts';

interface Props {
  s: Session;
  draft: Draft;
}

const ADDED = ['since', 'expected', 'steps', 'context'];

/** The parts of a new request and of the list; most of what they show are downloads of their own. */
export const intakeViews = (
  root: ShadowRoot,
): Pick<Later, 'Asking' | 'Details' | 'Context' | 'added' | 'Search' | 'Thanks'> => {
  const Intake = apart(async () => (await import('../intake/index.ts')).intake(root));
  const Find = apart(
    async () => (await import('../find/index.ts')).find(root),
    () => null,
  );
  return {
    // Each part is one element, so that what stands below it stays the same element when it comes.
    Asking: ({ s, draft }) => (
      <div class="asking">
        <Kind s={s} draft={draft} />
        <Find s={s} draft={draft} part="answers" />
      </div>
    ),
    Details: ({ s, draft }) => (
      <>
        <div>
          <Intake s={s} draft={draft} part="fields" />
        </div>
        <Contact s={s} draft={draft} />
      </>
    ),
    Context: ({ s, draft }) => (
      <div>
        <Consent s={s} draft={draft} />
        {draft.context && <Intake s={s} draft={draft} part="context" />}
      </div>
    ),
    added: (s, words) => ADDED.some((name) => name in words) && <Intake s={s} draft={words} part="added" />,
    Search: ({ s }) => <Find s={s} draft={{}} part="requests" />,
    Thanks: ({ s }) => <Find s={s} draft={{}} part="thanks" />,
  };
};

const Contact = ({ s, draft }: Props): Child => (
  <>
    <ContactFields
      s={s}
      name={draft.name}
      email={draft.email}
      change={(part) => {
        writeDraft(s.store, part);
        s.set({ wrong: '' });
      }}
    />
    <p class="wrong" id="contact-wrong">
      {s.ui.wrong === wordsOf(s).emailWrong && s.ui.wrong}
    </p>
  </>
);

/** May it be said where the customer is? Off until they switch it on, and nothing is gathered before. */
const Consent = ({ s, draft }: Props): Child => {
  const words = wordsOf(s);
  return (
    <label class="tick">
      <input
        type="checkbox"
        checked={!!draft.context}
        onChange={(event) => {
          const isOn = event.currentTarget.checked;
          writeDraft(s.store, { context: isOn ? {} : undefined, looked: '' });
          s.set({}, isOn ? words.contextOn : words.contextOff);
        }}
      />
      <span>
        {words.attachContext}
        <small>{words.attachHint}</small>
      </span>
    </label>
  );
};
