import type { Hours, Interval, Weekday } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { dayAfter, dayBefore, isComplete, minutesOf, overlapOf, runsIntoNextDay } from './week.ts';

interface Props {
  readonly day: Weekday;
  readonly hours: Hours;
  readonly mayChange: boolean;
  fault(at: number): string | undefined;
  onChange(intervals: Interval[]): void;
  onCopy?(): void;
}

const FIRST: Interval = { from: '09:00', to: '18:00' };
const MOST = 6;

/** One weekday: its stretches of work, or that it is closed. */
export function DayRow({ day, hours, mayChange, fault, onChange, onCopy }: Props) {
  const { text } = useDesk();
  const words = text.pages.policy.hours;
  const name = words.weekday[day];
  const intervals = hours[day];
  const put = (at: number, part: Partial<Interval>) =>
    onChange(intervals.map((one, n) => (n === at ? { ...one, ...part } : one)));
  const closed = intervals.length === 0;
  const add = () => onChange([...intervals, after(intervals.at(-1))]);
  return (
    <li class={closed ? 'day-row closed' : 'day-row'}>
      <span class="day">{name}</span>
      <div class="stretches">
        {closed && <span class="quiet">{words.closed}</span>}
        {intervals.map((interval, at) => (
          <div class="stretch" key={at}>
            <input
              type="time"
              aria-label={words.from(name, at + 1)}
              aria-invalid={fault(at) !== undefined}
              value={interval.from}
              onInput={(event) => put(at, { from: event.currentTarget.value })}
            />
            <span aria-hidden="true">–</span>
            <input
              type="time"
              aria-label={words.to(name, at + 1)}
              aria-invalid={fault(at) !== undefined}
              value={interval.to}
              onInput={(event) => put(at, { to: event.currentTarget.value })}
            />
            {mayChange && (
              <button
                type="button"
                class="link away"
                aria-label={words.remove(name, at + 1)}
                onClick={() => onChange(intervals.filter((_, n) => n !== at))}
              >
                ✕
              </button>
            )}
            <Into day={day} interval={interval} />
            <Overlap hours={hours} day={day} at={at} />
            {fault(at) && <p class="fault">{fault(at)}</p>}
          </div>
        ))}
      </div>
      {mayChange && (
        <div class="acts">
          {onCopy && (
            <button type="button" class="link" aria-label={words.copyOf(name)} onClick={onCopy}>
              {words.copy}
            </button>
          )}
          {intervals.length < MOST && (
            <button
              type="button"
              class="link"
              aria-label={closed ? words.openDay(name) : words.moreOn(name)}
              onClick={add}
            >
              {closed ? words.open : words.more}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

/** Where a stretch ends on the next day, that it does. */
function Into({ day, interval }: { readonly day: Weekday; readonly interval: Interval }) {
  const { text, times } = useDesk();
  const words = text.pages.policy.hours;
  if (!isComplete(interval)) return null;
  if (interval.from === '00:00' && interval.to === '00:00')
    return <span class="hint">{words.aroundTheClock}</span>;
  if (!runsIntoNextDay(interval)) return null;
  return (
    <span class="hint">{words.until(clockOf(interval.to, times.locale), words.weekday[dayAfter(day)])}</span>
  );
}

/** Where it shares time with another, that this is no more work: it may be meant, and may be a slip. */
function Overlap({ hours, day, at }: { readonly hours: Hours; readonly day: Weekday; readonly at: number }) {
  const words = useDesk().text.pages.policy.hours;
  const found = overlapOf(hours, day, at);
  if (!found) return null;
  return (
    <p class="soft" role="note">
      {found === 'day' ? words.overlap : words.overlapEve(words.weekday[dayBefore(day)])}
    </p>
  );
}

/** A time of day as the language writes it. */
const clockOf = (time: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', hour: '2-digit', minute: '2-digit' }).format(
    minutesOf(time) * 60_000,
  );

/** A second stretch begins an hour after the first, where there is room. */
function after(last: Interval | undefined): Interval {
  if (!last) return FIRST;
  const from = minutesOf(last.to) + 60;
  if (!isComplete(last) || runsIntoNextDay(last) || from === 60 || from >= 1380) return { from: '', to: '' };
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return { from: clock(from), to: clock(Math.min(from + 240, 1439)) };
}
