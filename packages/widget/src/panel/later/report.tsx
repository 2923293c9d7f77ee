import type { Report as ReportType, Ticket } from '@vestka/sdk';
import type { Session } from '../session.ts';
import { Page } from '../views/bits.tsx';
import { named } from '../words.ts';
import { Answer } from './answer.tsx';
import { wordsOf } from './words.ts';

interface Props {
  s: Session;
  ticket: Ticket;
  report: ReportType;
}

/** The resolution report: a letter worth keeping, and the customer's answer to it. */
export const Report = ({ s, ticket, report }: Props) => {
  const words = wordsOf(s);
  const { times, store, now } = s;
  const { technical } = report;
  const isTechnical = technical && store.get('detail') === 'technical';
  const choose = (detail: string) => () => {
    store.set('detail', detail);
    s.refresh();
  };
  const part = (title: string, text?: string | null) => (
    <>
      <h2>{title}</h2>
      <p class="words" dir="auto">
        {text ?? words.erased}
      </p>
    </>
  );
  const remaining = report.remaining.map(({ what, who, by }) =>
    words.item(what ?? words.erased, who ?? words.team, times.inText(by, now)),
  );
  return (
    <Page
      s={s}
      back={s.to('ticket', ticket.id)}
      title={`#${ticket.number}`}
      foot={
        ticket.status === 'resolved' && (
          <>
            <Answer s={s} ticket={ticket} />
            <p class="hint">{ticket.closesAt && words.closesAt(times.inText(ticket.closesAt, now))}</p>
          </>
        )
      }
    >
      <p class="hint">{words.report}</p>
      <h1 tabindex="-1" dir="auto">
        {ticket.subject ?? words.erased}
      </h1>
      {ticket.reportSuperseded && <p class="notice">{words.superseded}</p>}
      <div class="acts grade">
        <span class="badge">{named(words, `o_${report.outcome}`, report.outcome)}</span>
        {technical && (
          <fieldset class="seg" aria-label={words.detail}>
            <button type="button" aria-pressed={!isTechnical} onClick={choose('plain')}>
              {words.plain}
            </button>
            <button type="button" aria-pressed={isTechnical} onClick={choose('technical')}>
              {words.technical}
            </button>
          </fieldset>
        )}
      </div>
      <article>
        {part(words.cause, report.cause)}
        {part(words.done, report.done)}
        {isTechnical && part(words.technical, technical)}
        {part(words.remains, remaining.join('\n') || words.nothing)}
        {part(words.again, named(words, `r_${report.recurrence}`))}
        <p class="words" dir="auto">
          {report.prevention}
        </p>
      </article>
      <p class="hint">{words.signed(report.by ?? words.team, times.inText(report.publishedAt, now))}</p>
    </Page>
  );
};
