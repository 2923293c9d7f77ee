import type { Pending } from '@vestka/sdk';
import { writeDraft } from '../draft.ts';
import type { Session } from '../session.ts';
import { Button } from '../views/bits.tsx';
import { named } from '../words.ts';
import { Ask } from './answer.tsx';
import { wordsOf } from './words.ts';

/** What can be done with words that did not go out, and why the server did not take them. */
export const Refused = ({ s, pending }: { s: Session; pending: Pending }) => {
  const words = wordsOf(s);
  const { client, store } = s;
  const { act, intent, refused } = pending;
  const answer = (stillBroken: boolean) => {
    client.discard(intent);
    if (act.type === 'message') client.postMessage(act.ticket, { ...act.body, stillBroken }).catch(() => {});
  };
  const edit = () => {
    client.discard(intent);
    if (act.type === 'create') {
      const { message, kind = '', impact = '' } = act.body;
      writeDraft(store, { message, kind, impact });
      s.go({ view: 'new' });
    } else {
      store.set(`draft:${act.ticket}`, act.body.text);
      s.refresh();
    }
  };
  return (
    <>
      {refused && <p class="wrong">{named(words, `e_${refused.code}`, words.e_other)}</p>}
      {refused?.code === 'say_if_still_broken' && <Ask s={s} answer={answer} />}
      <p class="acts">
        <Button isQuiet onClick={edit}>
          {words.edit}
        </Button>
        <Button isQuiet onClick={() => client.discard(intent)}>
          {words.discard}
        </Button>
      </p>
    </>
  );
};
