import type { Evidence, Remaining, Report } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { isLate } from '../lib/remaining.ts';
import { span } from '../locales/index.ts';
import { Words } from '../parts/words.tsx';
import { filesIn } from './event-files.ts';
import { FilesShown } from './files-shown.tsx';

export type Letter = Omit<Report, 'publishedAt' | 'by'>;

interface Props {
  /** What is not written yet is absent. */
  readonly report: Partial<Letter>;
  readonly now: number;
}

/** The resolution report as a letter worth keeping, in the words and dates that the customer reads. */
export function ReportLetter({ report, now }: Props) {
  const { text } = useDesk();
  const { outcome, cause, done, remaining = [], recurrence, prevention, technical, evidence = [] } = report;
  return (
    <div class="letter">
      {outcome && <p class="outcome">{text.report.letter.outcomes[outcome]}</p>}
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
            {remaining.map((item, at) => (
              <RemainingLine key={at} item={item} now={now} />
            ))}
          </ul>
        </>
      )}
      {remaining.length === 0 && outcome && outcome !== 'partial' && (
        <>
          <h2>{text.report.remaining}</h2>
          <p>{text.report.letter.nothing}</p>
        </>
      )}
      {recurrence && (
        <>
          <h2>{text.report.again}</h2>
          <p>{text.report.letter.recurs[recurrence]}</p>
        </>
      )}
      {prevention && (
        <>
          <h2>{text.report.prevention}</h2>
          <Words>{prevention}</Words>
        </>
      )}
      {evidence.length > 0 && (
        <>
          <h2>{text.report.evidence.label}</h2>
          {evidence.map((piece, at) => (
            <EvidencePiece key={at} piece={piece} now={now} />
          ))}
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

function RemainingLine({ item, now }: { readonly item: Remaining; readonly now: number }) {
  const { text, times } = useDesk();
  const { what, who, by, firstBy, doneAt } = item;
  const words = text.report.letter;
  const moment = (at: string) => times.longMoment(Date.parse(at), now);
  const stands = [
    doneAt
      ? words.done(times.longDate(Date.parse(doneAt), now))
      : text.report.byLine(who ?? text.erased, moment(by)),
    firstBy && firstBy !== by && words.moved(moment(firstBy)),
  ];
  return (
    <li class={doneAt ? 'settled' : ''}>
      <span dir="auto">{what ?? text.erased}</span>
      <span class="quiet" dir="auto">
        {' '}
        {stands.filter(Boolean).join(' · ')}
      </span>
      {isLate(item, now) && <span class="stands late"> · {text.late(span(text, now - Date.parse(by)))}</span>}
    </li>
  );
}

function EvidencePiece({ piece, now }: { readonly piece: Evidence; readonly now: number }) {
  const { text, times } = useDesk();
  const words = text.report.evidence;
  const { what, before, after, at } = piece;
  const sides = [
    [words.before, before, filesIn(piece.filesBefore)],
    [words.after, after, filesIn(piece.filesAfter)],
  ] as const;
  return (
    <section class="piece">
      <h3 dir="auto">
        {what ?? text.erased}
        {at && <span class="quiet"> · {times.longMoment(Date.parse(at), now)}</span>}
      </h3>
      <dl>
        {sides.map(
          ([name, said, files]) =>
            (said || files.length > 0) && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  {said && <Words>{said}</Words>}
                  <FilesShown files={files} />
                </dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}
