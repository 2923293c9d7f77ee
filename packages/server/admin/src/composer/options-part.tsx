import { useDesk } from '../lib/desk.ts';
import { NamedArea } from './named-area.tsx';
import { MOST_OPTIONS, type OptionDraft, type OptionsDraft } from './options-draft.ts';
import { Part } from './part.tsx';
import { Rows } from './rows.tsx';

interface Props {
  readonly label: string;
  readonly draft: OptionsDraft;
  /** Whether it can be said that what is asked for cannot be done; an answer to a wish says so by itself. */
  readonly mayRefuse: boolean;
  /** One has to go with the answer. */
  readonly wanted?: boolean;
  fault(path: string): string | undefined;
  onChange(draft: OptionsDraft): void;
}

const FIELDS = ['title', 'steps', 'pros', 'cons'] as const;
/** A path may go on to one line of it, such as `options.0.steps.2`. */
const LINES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Ways forward: what happens step by step, what speaks for and against each, which one is recommended. */
export function OptionsPart({ label, draft, mayRefuse, wanted = false, fault, onChange }: Props) {
  const { text } = useDesk();
  const words = text.options;
  const { rows, recommended, cannotFix } = draft;
  const faultOf = (at: number) =>
    FIELDS.flatMap((field) => [`options.${at}.${field}`, ...LINES.map((n) => `options.${at}.${field}.${n}`)])
      .map(fault)
      .find(Boolean);
  return (
    <Part
      id="options"
      label={label}
      hint={words.offerHint}
      count={rows.length > 0 && words.count(rows.length)}
      wanted={wanted || cannotFix}
      fault={fault('options') ?? fault('cannotFix')}
    >
      {mayRefuse && (
        <label class="check">
          <input
            type="checkbox"
            checked={cannotFix}
            onChange={(event) => onChange({ ...draft, cannotFix: event.currentTarget.checked })}
          />
          <span>
            {words.cannotFix}
            <span class="hint"> {words.cannotFixHint}</span>
          </span>
        </label>
      )}
      <Rows<OptionDraft>
        class="option"
        rows={rows}
        most={MOST_OPTIONS}
        words={words}
        fault={faultOf}
        fresh={() => ({ title: '', steps: '', pros: '', cons: '' })}
        onChange={(next) => onChange({ ...draft, rows: next })}
      >
        {(row, change) => (
          <>
            <input
              type="text"
              dir="auto"
              autocomplete="off"
              aria-label={words.title}
              placeholder={words.title}
              maxLength={200}
              value={row.title}
              onInput={(event) => change({ title: event.currentTarget.value })}
            />
            <label class="best">
              <input
                type="radio"
                name="recommended"
                checked={rows.length === 1 || row.id === recommended}
                onChange={() => onChange({ ...draft, recommended: row.id })}
              />
              <span>{words.recommend}</span>
            </label>
            <NamedArea
              class="steps"
              label={words.oneALine(words.steps)}
              placeholder={words.stepsHint}
              value={row.steps}
              onInput={(steps) => change({ steps })}
            />
            <NamedArea
              class="for"
              label={words.oneALine(words.pros)}
              value={row.pros}
              onInput={(pros) => change({ pros })}
            />
            <NamedArea
              class="against"
              label={words.oneALine(words.cons)}
              value={row.cons}
              onInput={(cons) => change({ cons })}
            />
          </>
        )}
      </Rows>
    </Part>
  );
}
