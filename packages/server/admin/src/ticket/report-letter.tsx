import type { Report } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { Words } from '../parts/words.tsx';

export type Letter = Omit<Report, 'publishedAt' | 'by'>;

interface Props {
  /** What is not written yet is absent. */
  readonly report: Partial<Letter>;
  readonly now: number;
}

/** The resolution report as a letter worth keeping. */
export function ReportLetter({ report, now }: Props) {
  const { text, times } = useDesk();
  const { outcome, cause, done, remaining = [], recurrence, prevention, technical } = report;
  return (
    <div class="letter">
      {outcome && <p class="outcome">{text.report.outcomes[outcome]}</p>}
      {cause !== undefined && (
        <>
          <h2>{text.report.cause}</h2>
          <Words>{cause}</Words>
        </>
      )}
      {done !== undefined && (
        <>
          <h2>{text.report.done}</h2>
          <Words>{done}</Words>
        </>
      )}
      {remaining.length > 0 && (
        <>
          <h2>{text.report.remaining}</h2>
          <ul>
            {remaining.map(({ what, who, by }) => (
              <li key={`${by} ${what}`}>
                <span dir="auto">{what ?? text.erased}</span>
                <span class="quiet" dir="auto">
                  {' '}
                  {text.report.byLine(who ?? text.erased, times.day(Date.parse(by), now))}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {recurrence && (
        <>
          <h2>{text.report.again}</h2>
          <p>{text.report.recurs[recurrence]}</p>
          {prevention && <Words>{prevention}</Words>}
        </>
      )}
      {technical && (
        <details>
          <summary>{text.report.technical}</summary>
          <Words>{technical}</Words>
        </details>
      )}
    </div>
  );
}
