import { useRef } from 'preact/hooks';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { toDate } from '../lib/zone.ts';
import type { Editor } from './editor.ts';
import { isZone } from './zones.ts';

interface Props {
  readonly editor: Editor;
  readonly mayChange: boolean;
}

const MOST = 400;

/** The dates on which no work begins; past ones folded away. */
export function HolidaysPart({ editor, mayChange }: Props) {
  const { text } = useDesk();
  const words = text.pages.policy.holidays;
  const now = useNow();
  const { holidays, zone } = editor.draft;
  const list = useRef<HTMLElement>(null);
  const today = toDate(now, isZone(zone) ? zone : 'UTC');
  const all = holidays.map((holiday, at) => ({ ...holiday, at }));
  const past = all.filter(({ date }) => date !== '' && date < today);
  const ahead = all.filter((holiday) => !past.includes(holiday));

  const put = (at: number, part: { date?: string; name?: string }) =>
    editor.change({ holidays: holidays.map((one, n) => (n === at ? { ...one, ...part } : one)) });
  const add = () => {
    editor.change({ holidays: [...holidays, { date: '', name: '' }] });
    requestAnimationFrame(() =>
      [...(list.current?.querySelectorAll<HTMLElement>('input[type=date]') ?? [])].at(-1)?.focus(),
    );
  };
  const row = ({ at, date, name }: (typeof all)[number]) => {
    const fault = editor.fault(`holidays.${at}.date`) ?? editor.fault(`holidays.${at}.name`);
    return (
      <li key={at}>
        <input
          type="date"
          aria-label={words.date(at + 1)}
          aria-invalid={fault !== undefined}
          aria-describedby={`holiday-${at}-fault`}
          value={date}
          onInput={(event) => put(at, { date: event.currentTarget.value })}
        />
        <input
          type="text"
          aria-label={words.name(at + 1)}
          placeholder={words.nameHint}
          maxLength={80}
          dir="auto"
          value={name}
          onInput={(event) => put(at, { name: event.currentTarget.value })}
        />
        {mayChange && (
          <button
            type="button"
            class="link away"
            aria-label={words.remove(name || date || words.date(at + 1))}
            onClick={() => editor.change({ holidays: holidays.filter((_, n) => n !== at) })}
          >
            ✕
          </button>
        )}
        <p class="fault" id={`holiday-${at}-fault`}>
          {fault}
        </p>
      </li>
    );
  };
  return (
    <section class="part" aria-labelledby="part-holidays" ref={list}>
      <h2 id="part-holidays">{words.title}</h2>
      <p class="hint">{words.hint}</p>
      {past.length > 0 && (
        <details open={past.some(({ at }) => editor.fault(`holidays.${at}.date`) !== undefined)}>
          <summary>{words.past(past.length)}</summary>
          <ul class="holidays">{past.map(row)}</ul>
        </details>
      )}
      {ahead.length > 0 ? (
        <ul class="holidays">{ahead.map(row)}</ul>
      ) : (
        <p class="quiet">{past.length > 0 ? words.noneAhead : words.none}</p>
      )}
      {mayChange && holidays.length < MOST && (
        <button type="button" class="plain" onClick={add}>
          {words.add}
        </button>
      )}
      <p class="fault">{editor.fault('holidays')}</p>
    </section>
  );
}
