import { useDesk } from '../lib/desk.ts';
import { useWorkspaceZone } from '../lib/workspace-zone.ts';
import { toDate } from '../lib/zone.ts';
import { DayEnds } from './day-ends.tsx';
import { Field } from './field.tsx';
import type { Remaining } from './report-draft.ts';
import { Rows } from './rows.tsx';

interface Props {
  readonly rows: readonly Remaining[];
  fault(path: string): string | undefined;
  onChange(rows: readonly Remaining[]): void;
}

/** What remains: what, who, by when. */
export function RemainingRows({ rows, fault, onChange }: Props) {
  const { client, text } = useDesk();
  const words = text.report;
  const zone = useWorkspaceZone();
  const faultOf = (at: number) =>
    (['what', 'who', 'by'] as const).map((part) => fault(`remaining.${at}.${part}`)).find(Boolean);
  return (
    <Field id="remaining" group label={words.remaining} fault={fault('remaining')}>
      <Rows
        class="remaining"
        rows={rows}
        most={20}
        words={words}
        fault={faultOf}
        fresh={() => ({ what: '', who: '', by: '' })}
        onChange={onChange}
      >
        {({ what, who, by }, change) => (
          <>
            <input
              type="text"
              dir="auto"
              aria-label={words.what}
              placeholder={words.what}
              maxLength={500}
              value={what}
              onInput={(event) => change({ what: event.currentTarget.value })}
            />
            <input
              type="text"
              dir="auto"
              aria-label={words.who}
              placeholder={words.who}
              maxLength={120}
              value={who}
              onInput={(event) => change({ who: event.currentTarget.value })}
            />
            <input
              type="date"
              aria-label={words.by}
              min={toDate(client.now(), zone)}
              value={by}
              onInput={(event) => change({ by: event.currentTarget.value })}
            />
            <DayEnds date={by} />
          </>
        )}
      </Rows>
    </Field>
  );
}
