import type { Outcome, Recurrence, TeamTicket } from '@vestka/sdk/agent';
import { useRef } from 'preact/hooks';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { useDraft } from '../lib/drafts.ts';
import { isSend } from '../lib/keys.ts';
import { faultAt, faultElsewhere } from '../lib/refusals.ts';
import { browserZone } from '../lib/times.ts';
import { ReportLetter } from '../ticket/report-letter.tsx';
import { Area } from './area.tsx';
import { Changed, isNews } from './based.tsx';
import { Field } from './field.tsx';
import { Picks } from './picks.tsx';
import { RemainingRows } from './remaining.tsx';
import { begin, missingParts, type Part, type ReportDraft, toLetter, toReport } from './report-draft.ts';
import { useSending } from './send.ts';
import { SendRow } from './send-row.tsx';

const OUTCOMES: readonly Outcome[] = ['full', 'partial', 'workaround'];
const RECURRENCES: readonly Recurrence[] = ['no', 'possible', 'unknown'];
const PATH = /^(outcome|cause|done|recurrence|prevention|technical|remaining(\.\d+\.(what|who|by))?)$/;
const FIELDS: Record<Part, string> = {
  outcome: '#outcome input',
  cause: '#cause',
  done: '#done',
  remaining: '.remaining input, .field .plain',
  remainingRow: '.remaining input:placeholder-shown, .remaining input[type=date]',
  recurrence: '#recurrence input',
  prevention: '#prevention',
};

/** The resolution report: a cause, what was done, what remains, whether it can come back. */
export function ReportForm({ ticket }: { readonly ticket: TeamTicket }) {
  const { client, state, text } = useDesk();
  const now = useNow();
  const form = useRef<HTMLFormElement>(null);
  const [kept, keep] = useDraft<ReportDraft>(`${ticket.id}.report`);
  const { sending, refused, send, forget } = useSending();

  const zone = state.me?.workspace.zone ?? browserZone();
  const draft = kept ?? begin(ticket);
  const news = isNews(draft.base, ticket, state.me?.agent.id);
  const base = news ? draft.base : ticket;
  const change = (part: Partial<ReportDraft>) => keep({ ...draft, base, ...part });
  const missing = missingParts(draft);
  const fault = (path: string) => faultAt(refused, path, text);

  const submit = async (event?: Event) => {
    event?.preventDefault();
    if (missing[0] || news) {
      const where = news ? '.changed button' : FIELDS[missing[0] as Part];
      form.current?.querySelector<HTMLElement>(where)?.focus();
      return;
    }
    await send(async () => {
      try {
        const after = await client.report(base, toReport(draft, zone));
        keep(null);
        return text.report.published(after.number);
      } catch (error) {
        if ((error as { code?: string }).code === 'stale') {
          keep({ ...draft, base });
          await client.open(ticket.id).catch(() => {});
        }
        throw error;
      }
    });
  };

  const why = news
    ? text.stale.title
    : missing.length > 0
      ? text.composer.missing(missing.map((part) => text.composer.need[part]).join(', '))
      : null;
  const letter = toLetter(draft, zone);
  const begun = Object.values(letter).some((part) => (Array.isArray(part) ? part.length > 0 : Boolean(part)));
  return (
    <form
      ref={form}
      aria-label={text.report.label}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (!isSend(event)) return;
        event.preventDefault();
        submit();
      }}
    >
      {news && (
        <Changed
          base={draft.base}
          ticket={ticket}
          onLooked={() => {
            keep({ ...draft, base: ticket });
            forget();
          }}
        />
      )}
      <Field id="outcome" group label={text.report.outcome} fault={fault('outcome')}>
        <Picks
          id="outcome"
          picks={OUTCOMES.map((id) => ({ id, label: text.report.outcomes[id] }))}
          chosen={draft.outcome}
          onChoose={(outcome) => change({ outcome })}
        />
      </Field>
      <Area
        id="cause"
        label={text.report.cause}
        max={4000}
        fault={fault('cause')}
        value={draft.cause}
        onInput={(cause) => change({ cause })}
      />
      <Area
        id="done"
        label={text.report.done}
        max={4000}
        fault={fault('done')}
        value={draft.done}
        onInput={(done) => change({ done })}
      />
      {draft.outcome !== null && draft.outcome !== 'full' && (
        <RemainingRows
          rows={draft.remaining}
          zone={zone}
          fault={fault}
          onChange={(remaining) => change({ remaining })}
        />
      )}
      <Field id="recurrence" group label={text.report.again} fault={fault('recurrence')}>
        <Picks
          id="recurrence"
          picks={RECURRENCES.map((id) => ({ id, label: text.report.recurrence[id] }))}
          chosen={draft.recurrence}
          onChoose={(recurrence) => change({ recurrence })}
        />
      </Field>
      {draft.recurrence !== null && draft.recurrence !== 'no' && (
        <Area
          id="prevention"
          label={text.report.prevention}
          max={4000}
          fault={fault('prevention')}
          value={draft.prevention}
          {...(draft.recurrence === 'unknown' && { hint: text.report.optional })}
          onInput={(prevention) => change({ prevention })}
        />
      )}
      <Area
        id="technical"
        label={text.report.technical}
        hint={text.report.optional}
        max={8000}
        fault={fault('technical')}
        value={draft.technical}
        onInput={(technical) => change({ technical })}
      />
      <details class="preview" open>
        <summary>{text.report.preview}</summary>
        {begun ? <ReportLetter report={letter} now={now} /> : <p class="quiet">{text.report.nothing}</p>}
      </details>
      <SendRow
        id="report"
        label={text.report.publish}
        sending={sending}
        missing={why}
        fault={faultElsewhere(refused, (path) => PATH.test(path), text, news)}
      />
    </form>
  );
}
