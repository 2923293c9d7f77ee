import type { Interval, Weekday } from '@vestka/sdk/agent';
import { useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { announce } from '../parts/announcer.tsx';
import { DayRow } from './day-row.tsx';
import { dayOf } from './draft.ts';
import { writeDuration } from './duration.ts';
import type { Editor } from './editor.ts';
import { copiedToWorkdays, sameHours, WEEKDAYS, WORKDAYS } from './week.ts';
import { WeekPicture } from './week-picture.tsx';
import { ZoneField } from './zone-field.tsx';

interface Props {
  readonly editor: Editor;
  readonly mayChange: boolean;
}

/** The zone, the hours of each weekday, and a picture of them. */
export function HoursPart({ editor, mayChange }: Props) {
  const { text } = useDesk();
  const words = text.pages.policy;
  const { hours, zone } = editor.draft;
  const [touched, setTouched] = useState<Weekday | null>(null);

  const set = (day: Weekday, intervals: Interval[]) => {
    setTouched(day);
    editor.change({ hours: { ...hours, [day]: intervals } });
  };
  // Offered once, where it was last typed: seven such buttons would be noise.
  const uneven = WORKDAYS.some((day) => !sameHours(hours[day], hours.mon));
  const source = touched ?? WORKDAYS.find((day) => hours[day].length > 0) ?? null;
  const copy = (day: Weekday) => {
    editor.change({ hours: copiedToWorkdays(hours, day) });
    announce(words.hours.copied(words.hours.weekday[day]));
  };
  const { minutes } = dayOf({ hours: 'business' }, hours);
  const length = writeDuration(
    minutes,
    { minutes: Number.POSITIVE_INFINITY, working: false },
    words.duration,
  );
  const fault = editor.fault('hours');
  return (
    <section class="part" aria-labelledby="part-hours">
      <h2 id="part-hours">{words.hours.title}</h2>
      <ZoneField editor={editor} />
      <WeekPicture hours={hours} zone={zone} />
      <ul class="days" aria-labelledby="part-hours">
        {WEEKDAYS.map((day) => (
          <DayRow
            key={day}
            day={day}
            hours={hours}
            mayChange={mayChange}
            fault={(at) => editor.fault(`hours.${day}.${at}.from`) ?? editor.fault(`hours.${day}.${at}.to`)}
            onChange={(intervals) => set(day, intervals)}
            {...(uneven && day === source && { onCopy: () => copy(day) })}
          />
        ))}
      </ul>
      <p class="fault" id="hours-fault">
        {fault}
      </p>
      <p class="hint">{words.hours.hint(length)}</p>
    </section>
  );
}
