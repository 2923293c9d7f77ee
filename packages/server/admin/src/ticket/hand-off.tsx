import type { HandOff } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { Time } from '../parts/time.tsx';
import { Words } from '../parts/words.tsx';

/** What is known, what was tried, why it goes on. */
export function HandOffWords({ known, tried, why }: Pick<HandOff, 'known' | 'tried' | 'why'>) {
  const { text } = useDesk();
  const parts = [
    [text.handOff.known, known],
    [text.handOff.tried, tried],
    [text.handOff.why, why],
  ] as const;
  return (
    <dl class="hand-off-words">
      {parts.map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Words>{words}</Words>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface Props {
  readonly handOff: HandOff;
  readonly now: number;
  /** Whoever has it now has not spoken yet: they read it first. */
  readonly open: boolean;
}

/** The last hand-off, above everything that happened. */
export function HandOffFirst({ handOff, now, open }: Props) {
  const { text } = useDesk();
  return (
    <details class="hand-off" open={open}>
      <summary>
        {text.handOff.title(handOff.by ?? text.handOff.someone)} <Time at={handOff.at} now={now} />
        <span class="team-only"> · {text.entry.teamOnly}</span>
      </summary>
      <HandOffWords {...handOff} />
    </details>
  );
}
