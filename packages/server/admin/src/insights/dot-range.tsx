import type { Scale } from './scale.ts';

interface Props {
  readonly scale: Scale;
  readonly median: number | null;
  readonly p90: number | null;
  readonly promised: number | null;
  readonly label: string;
}

const HEIGHT = 28;
const MIDDLE = HEIGHT / 2;

/** A dot where half are, a ring where nine of ten are, a stroke across where it was promised. */
export function DotRange({ scale, median, p90, promised, label }: Props) {
  const x = (ms: number) => `${scale.place(ms) * 100}%`;
  return (
    <svg class="dot-range" role="img" aria-label={label} height={HEIGHT}>
      {scale.ticks.map((tick) => (
        <line key={tick} class="grid" x1={x(tick)} x2={x(tick)} y1={0} y2={HEIGHT} />
      ))}
      {median !== null && p90 !== null && (
        <line class="reach" x1={x(median)} x2={x(p90)} y1={MIDDLE} y2={MIDDLE} />
      )}
      {promised !== null && (
        <line class="promised" x1={x(promised)} x2={x(promised)} y1={3} y2={HEIGHT - 3} />
      )}
      {p90 !== null && <circle class="p90" cx={x(p90)} cy={MIDDLE} r={5} />}
      {median !== null && <circle class="median" cx={x(median)} cy={MIDDLE} r={5.5} />}
    </svg>
  );
}

interface AxisProps {
  readonly scale: Scale;
  said(ms: number): string;
}

/** The durations under the plots of one scale. */
export function Axis({ scale, said }: AxisProps) {
  return (
    <div class="x-axis" aria-hidden="true">
      {scale.ticks.map((tick) => (
        <span key={tick} style={{ left: `${scale.place(tick) * 100}%` }}>
          {said(tick)}
        </span>
      ))}
    </div>
  );
}
