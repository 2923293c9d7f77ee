import type { Session } from '../session.ts';
import { wordsOf } from './words.ts';

/** Is the customer one for technical words? They said so once, anywhere. */
export const isTechnical = ({ store }: Session): boolean => store.get('detail') === 'technical';

export const chooseDetail = (s: Session, detail: 'plain' | 'technical'): void => {
  s.store.set('detail', detail);
  s.refresh();
};

/** The same for technical readers, below the plain words; for those who do not wish to read it, a way to it. */
export const Technical = ({ s, text }: { s: Session; text: string }) => {
  if (!text) return null;
  const words = wordsOf(s);
  const isShown = isTechnical(s);
  return (
    <>
      <button
        type="button"
        class="link"
        aria-expanded={isShown}
        onClick={() => chooseDetail(s, isShown ? 'plain' : 'technical')}
      >
        {words.technical}
      </button>
      {isShown && (
        <p class="words deep" dir="auto">
          {text}
        </p>
      )}
    </>
  );
};
