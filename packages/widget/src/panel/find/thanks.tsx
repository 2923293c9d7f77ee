import { writeDraft } from '../draft.ts';
import type { Child } from '../jsx-runtime.ts';
import { wordsOf } from '../later/words.ts';
import type { Session } from '../session.ts';
import { Button, Page } from '../views/bits.tsx';
import { findingOf } from './state.ts';

/** A published answer has solved it: nothing was sent. */
export const Thanks = ({ s }: { s: Session }): Child => {
  const words = wordsOf(s);
  const goOn = () => {
    writeDraft(s.store, findingOf(s).ended);
    s.files?.endAside(true);
    s.go({ view: 'new' });
  };
  return (
    <Page
      s={s}
      back={s.client.state.tickets[0] && s.to('list')}
      foot={<Button onClick={() => s.setOpen(false)}>{words.close}</Button>}
    >
      <h1 tabindex="-1">{words.solvedThanks}</h1>
      <p class="notice">{words.thanksNote}</p>
      <Button isQuiet onClick={goOn}>
        {words.notSolved}
      </Button>
    </Page>
  );
};
