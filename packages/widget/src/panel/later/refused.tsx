import type { Pending } from '@vestka/sdk';
import type { Session } from '../session.ts';
import { Button } from '../views/bits.tsx';
import { Ask } from './answer.tsx';
import { refusal, wordsOf } from './words.ts';

/** Why the server did not take some words, and what can be done with them. */
export const Refused = ({ s, pending }: { s: Session; pending: Pending }) => {
  const words = wordsOf(s);
  const { client } = s;
  const { act, intent, refused } = pending;
  const answer = (stillBroken: boolean) => {
    client.discard(intent);
    if (act.type === 'message') client.postMessage(act.ticket, { ...act.body, stillBroken }).catch(() => {});
  };
  return (
    <>
      <p class="wrong">{refusal(words, refused?.code ?? '')}</p>
      {refused?.code === 'say_if_still_broken' && <Ask s={s} answer={answer} />}
      <p class="acts">
        <Button isQuiet onClick={() => s.edit(pending)}>
          {words.edit}
        </Button>
        <Button isQuiet onClick={() => client.discard(intent)}>
          {words.discard}
        </Button>
      </p>
    </>
  );
};
