import { useDesk } from '../lib/desk.ts';
import { Attach } from './attach.tsx';
import { type EvidenceDraft, evidenceFiles } from './evidence-draft.ts';
import { Field } from './field.tsx';
import { NamedArea } from './named-area.tsx';
import { Rows } from './rows.tsx';

interface Props {
  readonly rows: readonly EvidenceDraft[];
  fault(path: string): string | undefined;
  onChange(rows: readonly EvidenceDraft[]): void;
}

const PARTS = ['what', 'before', 'after', 'at'] as const;

/** Evidence: how it was before, how it is now; a version, a setting, a file, a time. */
export function EvidenceRows({ rows, fault, onChange }: Props) {
  const { text, times } = useDesk();
  const words = text.report.evidence;
  const faultOf = (at: number) =>
    [`evidence.${at}`, ...PARTS.map((part) => `evidence.${at}.${part}`)].map(fault).find(Boolean);
  return (
    <Field id="evidence" group label={words.label} hint={words.hint} fault={fault('evidence')}>
      <Rows
        class="evidence"
        rows={rows}
        most={20}
        words={words}
        fault={faultOf}
        fresh={() => ({ what: '', before: '', after: '', at: '' })}
        onChange={onChange}
      >
        {(row, change, n) => (
          <>
            <input
              class="what"
              type="text"
              dir="auto"
              aria-label={words.what}
              placeholder={words.whatHint}
              maxLength={200}
              value={row.what}
              onInput={(event) => change({ what: event.currentTarget.value })}
            />
            <NamedArea
              label={words.before}
              max={2000}
              value={row.before}
              onInput={(value) => change({ before: value })}
            />
            <NamedArea
              label={words.after}
              max={2000}
              value={row.after}
              onInput={(value) => change({ after: value })}
            />
            {(['before', 'after'] as const).map((side) => (
              <div key={side} class="side-files">
                <Attach
                  draft={evidenceFiles(row, side)}
                  label={side === 'before' ? words.filesBefore : words.filesAfter}
                  zone=".side-files"
                  fault={fault(`evidence.${n}.${side === 'before' ? 'filesBefore' : 'filesAfter'}`)}
                />
              </div>
            ))}
            <label class="seen-at">
              <span>{words.at}</span>
              <input
                type="datetime-local"
                title={text.composer.zone(times.zone)}
                value={row.at}
                onInput={(event) => change({ at: event.currentTarget.value })}
              />
            </label>
          </>
        )}
      </Rows>
    </Field>
  );
}
