import { writeDraft } from '../draft.ts';
import type { Child } from '../jsx-runtime.ts';
import { wordsOf } from '../later/words.ts';
import type { Session } from '../session.ts';
import { Button } from '../views/bits.tsx';
import { show, turnDown } from './row.ts';

/** A known problem, opened: “I have this too” sends the request as a part of it. */
export const Known = ({ s, id }: { s: Session; id: string }): Child => {
  const words = wordsOf(s);
  const send = () => {
    writeDraft(s.store, { problem: id });
    s.shell.root.querySelector('form')?.requestSubmit();
  };
  return (
    <div class="open" key={id} ref={show}>
      <p>{words.workingOn}</p>
      <p class="acts">
        <Button isQuiet onClick={send}>
          {words.haveToo}
        </Button>
        <Button isQuiet onClick={() => turnDown(s, id)}>
          {words.goOn}
        </Button>
      </p>
      <p class="hint">{words.haveTooNote}</p>
    </div>
  );
};
