import type { ItemKind, Sensitivity } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { Part } from './part.tsx';
import { type AskDraft, freshAsk, isDays, KINDS, MOST_ASKED, SENSITIVITIES } from './request-draft.ts';
import { Rows } from './rows.tsx';

interface Props {
  readonly rows: readonly AskDraft[];
  fault(path: string): string | undefined;
  onChange(rows: readonly AskDraft[]): void;
}

const FIELDS = ['what', 'kind', 'purpose', 'sensitivity', 'keepDays'] as const;

/** What is needed of the customer, thing by thing: what for, how sensitive, how long it is kept. */
export function RequestPart({ rows, fault, onChange }: Props) {
  const { text } = useDesk();
  const words = text.requests;
  const faultOf = (at: number) => FIELDS.map((field) => fault(`request.${at}.${field}`)).find(Boolean);
  return (
    <Part
      id="request"
      label={words.ask}
      hint={words.askHint}
      count={rows.length > 0 && words.count(rows.length)}
      fault={fault('request')}
    >
      <Rows<AskDraft>
        class="ask"
        rows={rows}
        most={MOST_ASKED}
        words={words}
        fault={faultOf}
        fresh={freshAsk}
        onChange={onChange}
      >
        {(row, change) => (
          <>
            <input
              class="what"
              type="text"
              dir="auto"
              autocomplete="off"
              aria-label={words.what}
              placeholder={words.whatHint}
              maxLength={300}
              value={row.what}
              onInput={(event) => change({ what: event.currentTarget.value })}
            />
            <input
              class="purpose"
              type="text"
              dir="auto"
              autocomplete="off"
              aria-label={words.purpose}
              placeholder={words.purpose}
              maxLength={500}
              value={row.purpose}
              onInput={(event) => change({ purpose: event.currentTarget.value })}
            />
            <select
              aria-label={words.kind}
              value={row.kind}
              onChange={(event) => change({ kind: event.currentTarget.value as ItemKind })}
            >
              {KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {words.kinds[kind]}
                </option>
              ))}
            </select>
            <select
              aria-label={words.sensitivity}
              value={row.sensitivity}
              onChange={(event) => change({ sensitivity: event.currentTarget.value as Sensitivity })}
            >
              {SENSITIVITIES.map((one) => (
                <option key={one} value={one}>
                  {words.sensitivities[one]}
                </option>
              ))}
            </select>
            <label class="days">
              <span>{words.keep}</span>
              <input
                type="number"
                inputMode="numeric"
                min={1}
                max={365}
                aria-invalid={!isDays(row.days)}
                value={row.days}
                onInput={(event) => change({ days: event.currentTarget.value })}
              />
            </label>
          </>
        )}
      </Rows>
    </Part>
  );
}
