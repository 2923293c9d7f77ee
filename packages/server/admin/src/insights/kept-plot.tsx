import { useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { type DayFigures, rateOf } from './days.ts';
import { shortDate } from './range.ts';

const RATE = { top: 12, height: 108 };
const BARS = { top: 138, height: 52 };
const HEIGHT = 190;
const TICKS = 5;

interface Props {
  readonly columns: readonly DayFigures[];
  readonly label: string;
  named(date: string): string;
}

/**
 * Above the share kept, a dot a day, joined where days follow one another; below how many it is of. A day without
 * promises is a gap. Across, everything is in percent of the width, so that type keeps its size.
 */
export function KeptPlot({ columns, label, named }: Props) {
  const { text, times } = useDesk();
  const words = text.pages.insights.kept;
  const [at, setAt] = useState<number | null>(null);
  const width = 100 / columns.length;
  const middle = (n: number) => `${(n + 0.5) * width}%`;
  const rates = columns.map(rateOf);
  const most = Math.max(1, ...columns.map(({ due }) => due));
  const y = (rate: number) => RATE.top + (1 - rate) * RATE.height;
  const step = Math.max(1, Math.ceil(columns.length / TICKS));
  const point = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const n = Math.floor(((event.clientX - box.left) / box.width) * columns.length);
    setAt(n >= 0 && n < columns.length ? n : null);
  };
  const day = at === null ? undefined : columns[at];
  return (
    <figure class="plot">
      <figcaption>
        {day ? (
          <Reading day={day} name={named(day.date)} />
        ) : (
          <span class="legend">
            <i class="key-dot" /> {words.rate} <i class="key-box kept" /> {words.keptBar}{' '}
            <i class="key-box moved" /> {words.movedBar} <i class="key-box missed" /> {words.missedBar}
          </span>
        )}
      </figcaption>
      <div class="plot-box">
        <div class="y-axis" aria-hidden="true">
          {[1, 0.5, 0].map((share) => (
            <span key={share} style={{ top: `${y(share)}px` }}>
              {text.pages.percent(share)}
            </span>
          ))}
          <span style={{ top: `${BARS.top + 4}px` }}>{most}</span>
        </div>
        <svg
          role="img"
          aria-label={label}
          height={HEIGHT}
          onPointerMove={point}
          onPointerDown={point}
          onPointerLeave={() => setAt(null)}
        >
          <defs>
            <pattern
              id="hatch"
              width="5"
              height="5"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="5" height="5" class="hatch-ground" />
              <line y2="5" class="hatch-line" />
            </pattern>
          </defs>
          {[1, 0.5, 0].map((share) => (
            <line key={share} class="grid" x2="100%" y1={y(share)} y2={y(share)} />
          ))}
          {at !== null && <line class="guide" x1={middle(at)} x2={middle(at)} y1={0} y2={HEIGHT} />}
          {rates.map((rate, n) => {
            const before = rates[n - 1];
            return (
              typeof before === 'number' &&
              rate !== null && (
                <line
                  key={columns[n]?.date}
                  class="rate"
                  x1={middle(n - 1)}
                  x2={middle(n)}
                  y1={y(before)}
                  y2={y(rate)}
                />
              )
            );
          })}
          {rates.map(
            (rate, n) =>
              rate !== null && (
                <circle
                  key={columns[n]?.date}
                  class="rate"
                  cx={middle(n)}
                  cy={y(rate)}
                  r={n === at ? 5 : columns.length > 31 ? 2.5 : 3.5}
                />
              ),
          )}
          {columns.map((day, n) => (
            <Bar key={day.date} x={n * width} width={width} day={day} most={most} />
          ))}
        </svg>
        <div class="x-axis" aria-hidden="true">
          {columns.map(
            ({ date }, n) =>
              n % step === 0 && (
                <span key={date} style={{ left: middle(n) }}>
                  {shortDate(date, times.locale)}
                </span>
              ),
          )}
        </div>
      </div>
    </figure>
  );
}

interface BarProps {
  readonly x: number;
  readonly width: number;
  readonly day: DayFigures;
  readonly most: number;
}

/** Kept at the foot, moved pale above it, missed hatched on top. */
function Bar({ x, width, day, most }: BarProps) {
  const unit = BARS.height / most;
  let foot = BARS.top + BARS.height;
  return (
    <>
      {(['kept', 'moved', 'missed'] as const).map((what) => {
        const height = day[what] * unit;
        foot -= height;
        return (
          height > 0 && (
            <rect
              key={what}
              class={what}
              x={`${x + width * 0.15}%`}
              width={`${width * 0.7}%`}
              y={foot}
              height={height}
              {...(what === 'missed' && { fill: 'url(#hatch)' })}
            />
          )
        );
      })}
    </>
  );
}

function Reading({ day, name }: { readonly day: DayFigures; readonly name: string }) {
  const { text } = useDesk();
  const words = text.pages.insights.kept;
  const rate = rateOf(day);
  return (
    <span class="day-read">
      <b>{name}</b>:{' '}
      {rate === null
        ? words.noneThatDay
        : [
            text.pages.percent(rate),
            words.of(day.kept, day.due),
            day.missed > 0 && words.missed(day.missed),
            day.moved > 0 && words.moved(day.moved),
          ]
            .filter(Boolean)
            .join(' · ')}
    </span>
  );
}
