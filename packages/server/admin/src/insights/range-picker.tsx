import { Picks } from '../composer/picks.tsx';
import { useDesk } from '../lib/desk.ts';
import { type DayRange, isRange } from './range.ts';

/** So many days up to today, or two dates. */
export type Choice = { readonly days: number } | DayRange;

const DAYS = { d7: 7, d30: 30, d90: 90 } as const;

interface Props {
  readonly choice: Choice;
  readonly range: DayRange;
  readonly today: string;
  onChoose(choice: Choice): void;
}

/** Which days are counted. */
export function RangePicker({ choice, range, today, onChoose }: Props) {
  const { text } = useDesk();
  const words = text.pages.insights.range;
  const chosen =
    'days' in choice
      ? ((Object.keys(DAYS) as (keyof typeof DAYS)[]).find((one) => DAYS[one] === choice.days) ?? null)
      : 'custom';
  const wrong = !isRange(range) && range.from !== '' && range.to !== '';
  const date = (name: 'from' | 'to') => (
    <label>
      <span class="quiet">{words[name]}</span>
      <input
        type="date"
        max={today}
        value={range[name]}
        aria-invalid={wrong}
        aria-describedby="range-fault"
        onInput={(event) => onChoose({ ...range, [name]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <div class="range">
      <span class="unseen" id="range-name">
        {words.label}
      </span>
      <Picks
        id="range"
        picks={(['d7', 'd30', 'd90', 'custom'] as const).map((id) => ({ id, label: words[id] }))}
        chosen={chosen}
        onChoose={(id) => onChoose(id === 'custom' ? { ...range } : { days: DAYS[id] })}
      />
      {chosen === 'custom' && (
        <div class="range-dates">
          {date('from')}
          {date('to')}
        </div>
      )}
      <p class="fault" id="range-fault">
        {wrong && words.wrong}
      </p>
    </div>
  );
}
