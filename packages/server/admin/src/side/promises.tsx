import { useDesk } from '../lib/desk.ts';
import type { Subject } from '../lib/subject.ts';
import { Fact } from './fact.tsx';

/** How many words were promised, and how that went. */
export function PromisesFact({ subject: { promises } }: { readonly subject: Subject }) {
  const { text } = useDesk();
  const tally = [
    [text.side.made, promises.made],
    [text.side.keptWord, promises.kept],
    [text.side.missedWord, promises.missed],
    [text.side.movedWord, promises.moved],
  ] as const;
  return (
    <Fact title={text.side.promises}>
      <dl class="tally">
        {tally.map(([name, n]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{n}</dd>
          </div>
        ))}
      </dl>
    </Fact>
  );
}
