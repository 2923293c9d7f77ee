import type { Hours } from '@vestka/sdk/agent';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { type Span, WEEKDAYS, workedOn } from './week.ts';
import { isZone } from './zones.ts';

const DAY = 1440;
const TICKS = [0, 6, 12, 18, 24];
const percent = (minutes: number): string => `${(minutes / DAY) * 100}%`;
const two = (n: number): string => String(n).padStart(2, '0');
const clock = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

interface Props {
  readonly hours: Hours;
  readonly zone: string;
}

/** The week as seven bars of 24 hours; nights stand on both of their days. */
export function WeekPicture({ hours, zone }: Props) {
  const { text } = useDesk();
  const words = text.pages.policy.hours;
  const now = useNow();
  const here = isZone(zone) ? placeInWeek(now, zone) : null;
  const said = WEEKDAYS.map((day) => {
    const spans = workedOn(hours, day);
    return `${words.weekday[day]} ${spans.length ? spans.map(spoken).join(', ') : words.closed}`;
  });
  return (
    <div class="week-picture" role="img" aria-label={`${words.picture}: ${said.join('; ')}`}>
      <div class="hours-axis">
        {TICKS.map((hour) => (
          <span key={hour} style={{ left: percent(hour * 60) }}>
            {hour}
          </span>
        ))}
      </div>
      {WEEKDAYS.map((day, at) => (
        <div key={day} class="week-bar">
          <span class="day">{words.short[day]}</span>
          <div class="track">
            {workedOn(hours, day).map(([from, to]) => (
              <i key={from} style={{ left: percent(from), width: percent(to - from) }} />
            ))}
            {here?.weekday === at && <b style={{ left: percent(here.minutes) }} />}
          </div>
        </div>
      ))}
    </div>
  );
}

const spoken = ([from, to]: Span): string => `${clock(from)}–${clock(to)}`;

/** Where the present stands in the picture. */
function placeInWeek(now: number, zone: string): { weekday: number; minutes: number } {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    weekday: (WEEKDAYS as readonly string[]).indexOf(part('weekday').toLowerCase()),
    minutes: Number(part('hour')) * 60 + Number(part('minute')),
  };
}
