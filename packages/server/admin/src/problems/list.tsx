import { isOpen, type KnownProblemRow } from '@vestka/sdk/agent';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { activityText, holderName } from '../lib/facts.ts';
import { urgency } from '../lib/promise.ts';
import { problemHref } from '../lib/route.ts';
import { nameOf } from '../lib/subject.ts';
import { Due } from '../queue/due.tsx';
import { StillToDo } from '../queue/still-to-do.tsx';
import { type ReadRows, Rows } from '../sheet/rows.tsx';
import type { Scope } from './problems.ts';

interface Props extends ReadRows<KnownProblemRow> {
  readonly scope: Scope;
}

/** Each known problem in one line: when word is due, what it is, how many follow it. */
export function ProblemList({ scope, ...read }: Props) {
  const { text } = useDesk();
  const now = useNow();
  const words = text.problems;
  return (
    <Rows {...read} words={words}>
      {(rows) =>
        rows.length === 0 ? (
          <p class="empty">{scope === 'open' ? words.none : words.noneEnded}</p>
        ) : (
          <ul class="problem-rows">
            {rows.map(({ problem, linked }) => (
              <li key={problem.id} class={`row ${urgency(problem, now)}`}>
                <a href={problemHref(problem.id)}>
                  <Due subject={problem} now={now} />
                  <span class="what">
                    <span class="subject" dir="auto">
                      {problem.title ?? text.noSubject}
                    </span>
                    <span class="meta">
                      <StillToDo subject={problem} now={now} />
                      {[
                        nameOf(problem),
                        text.status[problem.status],
                        text.impact[problem.impact],
                        holderName(problem.holder, text),
                        isOpen(problem.status) && activityText(problem.activity, text),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </span>
                  <span class="linked">{words.follow(linked)}</span>
                </a>
              </li>
            ))}
          </ul>
        )
      }
    </Rows>
  );
}
