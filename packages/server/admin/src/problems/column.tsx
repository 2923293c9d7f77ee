import { useDesk } from '../lib/desk.ts';
import type { Opened } from '../lib/known-problem.ts';
import { Column } from '../ticket/column.tsx';
import { Thread } from '../ticket/thread.tsx';

/** The middle column with a known problem: what was said to all that follow it, and the next word to them. */
export function ProblemColumn({ id, row, failed }: Opened & { readonly id: string | null }) {
  const { text } = useDesk();
  return (
    <Column id={id} label={text.problems.label} failed={failed}>
      {row && (
        <Thread
          key={row.problem.id}
          subject={row.problem}
          reach={row.linked}
          meta={[text.problems.label, text.impact[row.problem.impact], text.problems.follow(row.linked)]}
        />
      )}
    </Column>
  );
}
