import type { Outcome, Recurrence } from '@vestka/sdk/agent';
import { saysNothing } from '@vestka/sdk/ticket';
import { useState } from 'preact/hooks';
import { WordsHelp } from '../help/words-help.tsx';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { faultAt, faultElsewhere } from '../lib/refusals.ts';
import { openItems } from '../lib/remaining.ts';
import { actsOf, isKnownProblem, nameOf, type Subject } from '../lib/subject.ts';
import { useTerms } from '../lib/terms.ts';
import { FILE_FIELDS, useUploads } from '../lib/uploads.ts';
import { useWorkspaceZone } from '../lib/workspace-zone.ts';
import { Dialog } from '../parts/dialog.tsx';
import { ReportLetter } from '../ticket/report-letter.tsx';
import { Area } from './area.tsx';
import { EvidenceRows } from './evidence.tsx';
import { filesOfEvidence, withFiles } from './evidence-draft.ts';
import { Field } from './field.tsx';
import { Form } from './form.tsx';
import { Picks } from './picks.tsx';
import { Readers } from './readers.tsx';
import { RemainingRows } from './remaining.tsx';
import {
  begin,
  fromEarlier,
  missingParts,
  type Part,
  type ReportDraft,
  type ReportWhole,
  toLetter,
  toReport,
} from './report-draft.ts';
import { SendRow } from './send-row.tsx';
import { useWritten } from './written.ts';

const OUTCOMES: readonly Outcome[] = ['full', 'partial', 'workaround'];
const RECURRENCES: readonly Recurrence[] = ['no', 'possible', 'unknown'];
const PATH =
  /^(outcome|cause|done|recurrence|prevention|technical|remaining(\.\d+\.(what|who|by))?|evidence(\.\d+(\.\w+)?)?)$/;
const FIELDS: Record<Part, string> = {
  outcome: '#outcome input',
  cause: '#cause',
  done: '#done',
  remaining: '.remaining input, .field .plain',
  remainingRow: '.remaining input:placeholder-shown, .remaining input[type=date]',
  recurrence: '#recurrence input',
  prevention: '#prevention',
  ...FILE_FIELDS,
  evidence: '.evidence input:placeholder-shown, .evidence textarea',
};

/** Said of words from which a reader learns nothing; the server refuses them. */
const emptyWords = (words: string, sentence: string): string | undefined =>
  words.trim() && saysNothing(words) ? sentence : undefined;

interface Props {
  readonly subject: Subject;
  /** How many requests follow the known problem that it is about. */
  readonly reach: number;
}

/** The resolution report: a cause, what was done, what remains, whether it can come back. */
export function ReportForm({ subject, reach }: Props) {
  const { client, text, times } = useDesk();
  const now = useNow();
  const [sure, setSure] = useState(false);
  const zone = useWorkspaceZone();
  const written = useWritten<ReportDraft>(subject, 'report', () => begin(subject, zone, now));
  const { draft: words, news, sending, refused, change } = written;
  const uploads = useUploads();
  const draft: ReportWhole = { ...words, evidence: words.evidence.map((row) => withFiles(row, uploads)) };

  const place = useTerms()?.policy ?? zone;
  const missing = missingParts(draft);
  const left = openItems(subject).length;
  const fault = (path: string) => faultAt(refused, path, text);

  const publish = () => {
    setSure(false);
    return written.submit(async (base) => {
      const after = await actsOf(client, subject).report(base, toReport(draft, place, times.zone));
      for (const { key } of filesOfEvidence(draft.evidence)) uploads.given(key);
      return text.report.published(nameOf(after));
    });
  };
  const send = () => {
    if (!isKnownProblem(subject) || reach === 0) return publish();
    setSure(true);
    return undefined;
  };

  const why = news
    ? text.stale.title
    : missing.length > 0
      ? text.composer.missing(missing.map((part) => text.composer.need[part]).join(', '))
      : null;
  const letter = toLetter(draft, place, times.zone);
  const begun = Object.values(letter).some((part) => (Array.isArray(part) ? part.length > 0 : Boolean(part)));
  return (
    <Form
      label={text.report.label}
      head={<Readers mode="report" subject={subject} reach={reach} />}
      news={news && { base: draft.base, subject, onLooked: written.looked }}
      stop={missing[0] ? FIELDS[missing[0]] : null}
      onSend={send}
    >
      {subject.report && !written.touched && (
        <p class="beside">
          <button type="button" class="plain" onClick={() => change(fromEarlier(subject, times.zone))}>
            {text.report.fromEarlier}
          </button>
        </p>
      )}
      <Field id="outcome" group label={text.report.outcome} fault={fault('outcome')}>
        <Picks
          id="outcome"
          picks={OUTCOMES.map((id) => ({ id, label: text.report.outcomes[id] }))}
          chosen={draft.outcome}
          onChoose={(outcome) => change({ outcome })}
        />
        {draft.outcome === 'full' && left > 0 && (
          <p class="soft" role="note">
            {text.report.fullEnds(left)}
          </p>
        )}
      </Field>
      <Area
        id="cause"
        label={text.report.cause}
        hint={emptyWords(draft.cause, text.report.saysNothing.cause)}
        max={4000}
        fault={fault('cause')}
        value={draft.cause}
        onInput={(cause) => change({ cause })}
      />
      <WordsHelp
        field="cause"
        subject={subject}
        value={draft.cause}
        kind="report"
        beside={`${draft.done}\n${draft.prevention}`}
      />
      <Area
        id="done"
        label={text.report.done}
        hint={emptyWords(draft.done, text.report.saysNothing.done)}
        max={4000}
        fault={fault('done')}
        value={draft.done}
        onInput={(done) => change({ done })}
      />
      <WordsHelp
        field="done"
        subject={subject}
        value={draft.done}
        kind="report"
        beside={`${draft.cause}\n${draft.prevention}`}
      />
      {draft.outcome !== 'full' && (draft.outcome !== null || draft.remaining.length > 0) && (
        <RemainingRows rows={draft.remaining} fault={fault} onChange={(remaining) => change({ remaining })} />
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
      <EvidenceRows
        rows={words.evidence}
        fault={fault}
        onChange={(evidence) => {
          const gone = draft.evidence.filter((row) => !evidence.some(({ id }) => id === row.id));
          for (const { key } of filesOfEvidence(gone)) uploads.remove(key);
          change({ evidence });
        }}
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
      {sure && (
        <Dialog title={text.problems.sure(nameOf(subject), reach)} onClose={() => setSure(false)}>
          <div class="dialog-foot">
            <button type="button" class="send" onClick={publish}>
              {text.problems.resolve(reach)}
            </button>
            <button type="button" class="plain" onClick={() => setSure(false)}>
              {text.problems.cancel}
            </button>
          </div>
        </Dialog>
      )}
    </Form>
  );
}
