import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { ago } from '../locales/index.ts';
import { Time } from '../parts/time.tsx';

interface Props {
  readonly name: string;
  /** null: it has not been yet. */
  readonly at: string | null;
}

/** When something was, and how long ago. */
export function Dated({ name, at }: Props) {
  const { text } = useDesk();
  const now = useNow();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {at ? <Time at={at} now={now} /> : text.side.noFirstWord}
        {at && <span class="quiet"> · {ago(text, Date.parse(at), now)}</span>}
      </dd>
    </div>
  );
}
