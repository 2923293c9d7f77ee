import type { Pending } from '@vestka/sdk';
import { Button, type ViewProps } from './bits.tsx';

/** Words that the server does not have yet, or did not take, with what to do about it. */
export const Unsent = ({ s, acts }: ViewProps & { acts: Pending[] }) => (
  <>
    {acts.reverse().map((pending) => {
      const { act, intent, refused } = pending;
      const { words, client, later } = s;
      if (refused) s.need();
      const isOnItsWay = client.state.connection === 'live' && !refused;
      return (
        <li key={intent}>
          <span class="meta">
            <b>{words.you}</b> {refused ? words.refused : isOnItsWay ? words.sending : words.unsent}
          </span>
          <p class="words mine" dir="auto">
            {act.type === 'create' ? act.body.message : act.body.text}
          </p>
          {refused && later && <later.Refused s={s} pending={pending} />}
          {!isOnItsWay && !refused && (
            <p class="acts">
              <Button isQuiet onClick={() => s.edit(pending)}>
                {words.edit}
              </Button>
            </p>
          )}
        </li>
      );
    })}
  </>
);
