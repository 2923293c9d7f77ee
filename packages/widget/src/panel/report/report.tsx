import type { Remaining, Report, Ticket } from '@vestka/sdk';
import type { Child } from '../jsx-runtime.ts';
import { chooseDetail, isTechnical } from '../later/technical.tsx';
import { wordsOf } from '../later/words.ts';
import type { Session } from '../session.ts';
import { Page } from '../views/bits.tsx';
import { leftOf, named } from '../words.ts';
import { EvidenceList } from './evidence.tsx';
import { Remains } from './remains.tsx';

export interface ReportProps {
  s: Session;
  ticket: Ticket;
  report: Report;
}

/** How it is marked, beside the words. */
const MARKS: Record<string, string> = { full: '✓', partial: '◐', workaround: '↷' };

/** The resolution report: a letter worth keeping, and the customer's answer to it. */
export const reportWith =
  (Keep: (props: ReportProps) => Child) =>
  (props: ReportProps): Child => {
    const { s, ticket, report } = props;
    const words = wordsOf(s);
    const { times, now } = s;
    const { closesAt, stillOwed = [], reportSuperseded } = ticket;
    const { outcome, technical, evidence = [], publishedAt } = report;
    const left = leftOf(ticket);
    const apart = stillOwed.filter((item) => left.includes(item));
    const remains = (title: string, items: readonly Remaining[]) => (
      <>
        <h2>{title}</h2>
        <Remains s={s} items={items} isOver={ticket.closedBecause === 'abandoned'} />
      </>
    );
    const isDeep = technical && isTechnical(s);
    const part = (title: string, text?: string | null) => (
      <>
        <h2>{title}</h2>
        <p class="words" dir="auto">
          {text ?? words.erased}
        </p>
      </>
    );
    return (
      <Page
        s={s}
        back={s.to('ticket', ticket.id)}
        title={`#${ticket.number}`}
        foot={
          ticket.status === 'resolved' && (
            <>
              {s.later && <s.later.Answer s={s} ticket={ticket} />}
              <p class="hint">
                {closesAt && words.closesAt(times.inText(closesAt, now))} {left[0] && words.staysOwed}
              </p>
            </>
          )
        }
      >
        <p class="hint">
          {words.report} · <bdi>#{ticket.number}</bdi>
        </p>
        <h1 tabindex="-1" dir="auto">
          {ticket.subject ?? words.erased}
        </h1>
        {reportSuperseded && <p class="notice">{words.superseded}</p>}
        <div class="acts grade">
          <p class={`badge ${outcome === 'full' ? '' : 'due'}`}>
            <i aria-hidden="true">{MARKS[outcome]}</i> {named(words, `o_${outcome}`, outcome)}
          </p>
          {technical && (
            <fieldset class="seg" aria-label={words.detail}>
              <button type="button" aria-pressed={!isDeep} onClick={() => chooseDetail(s, 'plain')}>
                {words.plain}
              </button>
              <button type="button" aria-pressed={!!isDeep} onClick={() => chooseDetail(s, 'technical')}>
                {words.technical}
              </button>
            </fieldset>
          )}
        </div>
        <article>
          {/* What was asked for is in view at once. */}
          {isDeep && part(words.technical, technical)}
          {part(words.cause, report.cause)}
          {part(words.done, report.done)}
          {/* Opened again, it owes all of it itself; beside a known problem's report, what its own left stands apart. */}
          {remains(words.remains, [...(reportSuperseded ? stillOwed : []), ...report.remaining])}
          {!reportSuperseded && apart[0] && remains(words.stillOwed, apart)}
          {part(words.again, named(words, `r_${report.recurrence}`))}
          {report.prevention && part(words.avoid, report.prevention)}
          {evidence[0] && (
            <>
              <h2>{words.evidence}</h2>
              <EvidenceList s={s} pieces={evidence} />
            </>
          )}
        </article>
        <p class="signed">
          <b dir="auto">{report.by ?? words.team}</b>
          <br />
          <time class="hint">{words.dated(times.date(publishedAt, now), times.time(publishedAt))}</time>
        </p>
        <Keep {...props} />
      </Page>
    );
  };
