import { useDesk } from '../lib/desk.ts';
import { toDate } from '../lib/zone.ts';
import { Field } from './field.tsx';
import type { Remaining } from './report-draft.ts';

interface Props {
  readonly rows: readonly Remaining[];
  readonly zone: string;
  fault(path: string): string | undefined;
  onChange(rows: readonly Remaining[]): void;
}

/** What remains: what, who, by when. */
export function RemainingRows({ rows, zone, fault, onChange }: Props) {
  const { client, text } = useDesk();
  const change = (id: string, part: Partial<Remaining>) =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  const add = () => onChange([...rows, { id: crypto.randomUUID(), what: '', who: '', by: '' }]);
  return (
    <Field id="remaining" group label={text.report.remaining} fault={fault('remaining')}>
      {rows.map(({ id, what, who, by }, at) => {
        const parts = (['what', 'who', 'by'] as const).map((part) => fault(`remaining.${at}.${part}`));
        return (
          <fieldset key={id} class="remaining" aria-label={text.report.row(at + 1)}>
            <input
              type="text"
              dir="auto"
              aria-label={text.report.what}
              placeholder={text.report.what}
              maxLength={500}
              value={what}
              onInput={(event) => change(id, { what: event.currentTarget.value })}
            />
            <input
              type="text"
              dir="auto"
              aria-label={text.report.who}
              placeholder={text.report.who}
              maxLength={120}
              value={who}
              onInput={(event) => change(id, { who: event.currentTarget.value })}
            />
            <input
              type="date"
              aria-label={text.report.by}
              min={toDate(client.now(), zone)}
              value={by}
              onInput={(event) => change(id, { by: event.currentTarget.value })}
            />
            <button
              type="button"
              class="remove"
              aria-label={text.report.remove(at + 1)}
              onClick={() => onChange(rows.filter((row) => row.id !== id))}
            >
              ×
            </button>
            <p class="fault">{parts.find(Boolean)}</p>
          </fieldset>
        );
      })}
      <button type="button" class="plain" onClick={add}>
        {text.report.add}
      </button>
    </Field>
  );
}
