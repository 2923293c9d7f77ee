import type { QueueFilter } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { useKnownProblem } from '../lib/known-problem.ts';
import { nameOf } from '../lib/subject.ts';

interface Props {
  readonly filter: QueueFilter;
  onChange(filter: QueueFilter): void;
}

/** What is narrowed now, each to be taken off again. */
export function FilterMarks({ filter, onChange }: Props) {
  const { text } = useDesk();
  // An ended one is not among those that are listed: it is read.
  const { row } = useKnownProblem(filter.problem ?? null);
  const words: Partial<Record<keyof QueueFilter, Readonly<Record<string, string>>>> = {
    status: text.status,
    impact: text.impact,
    kind: text.kind,
    level: text.level,
    flag: text.filter.flags,
  };
  const said = (name: keyof QueueFilter, value: string): string => {
    if (name !== 'problem') return words[name]?.[value] ?? value;
    return row ? `${nameOf(row.problem)} ${row.problem.title ?? ''}`.trim() : text.filter.aProblem;
  };
  const marks = (Object.entries(filter) as [keyof QueueFilter, string][]).filter(([, value]) => value);
  return (
    <div class="marks">
      {marks.map(([name, value]) => (
        <button
          key={name}
          type="button"
          class="mark"
          aria-label={text.filter.remove(text.filter.names[name], said(name, value))}
          onClick={() => {
            const { [name]: _, ...others } = filter;
            onChange(others);
          }}
        >
          {text.filter.names[name]}: <b>{said(name, value)}</b> <span aria-hidden="true">×</span>
        </button>
      ))}
      <button type="button" class="link" onClick={() => onChange({})}>
        {text.filter.clear}
      </button>
    </div>
  );
}
