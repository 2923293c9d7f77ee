import type { Pending } from '@vestka/sdk';
import type { ViewProps } from './bits.tsx';

/** Words that the server does not have yet, or did not take. */
export const Unsent = ({ s, where }: ViewProps & { where: (act: Pending['act']) => boolean }) => {
  const { words, client, later } = s;
  const { pending, connection } = client.state;
  return pending
    .filter(({ act }) => where(act))
    .reverse()
    .map((item) => {
      const { act, intent, refused } = item;
      const isHeld = refused || connection !== 'live';
      if (isHeld) s.need();
      return (
        <li key={intent}>
          <b>{words.you}</b> <span class="hint">{isHeld ? words.unsent : words.sending}</span>
          <p class="words mine" dir="auto">
            {act.type === 'create' ? act.body.message : act.body.text}
          </p>
          {isHeld && later && <later.Refused s={s} pending={item} />}
        </li>
      );
    });
};
