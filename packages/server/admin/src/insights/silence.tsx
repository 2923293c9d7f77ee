import type { Insights } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { span } from '../locales/index.ts';
import { Part } from './part.tsx';
import { roughly } from './roughly.ts';

interface Props {
  readonly silence: Insights['silence'];
  readonly openMissMs: number;
}

/** How long people went without a word, and how long misses stood open. */
export function SilencePart({ silence, openMissMs }: Props) {
  const { text } = useDesk();
  const words = text.pages.insights.silence;
  const { medianMs, p90Ms, longestMs } = silence;
  const lengths = [
    [words.median, medianMs],
    [words.p90, p90Ms],
    [words.longest, longestMs],
  ] as const;
  const measured = lengths.filter(([, ms]) => ms !== null);
  return (
    <Part id="silence" title={words.title}>
      <p class="hint">{words.body}</p>
      {measured.length === 0 ? (
        <p class="quiet">{words.none}</p>
      ) : (
        <dl class="lengths">
          {measured.map(([name, ms]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <span>{span(text, roughly(ms as number))}</span>
                <i aria-hidden="true">
                  <i style={{ width: `${((ms as number) / Math.max(1, longestMs ?? 1)) * 100}%` }} />
                </i>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {openMissMs > 0 ? (
        <p class="open-miss">
          <b class="late-word">{span(text, openMissMs)}</b> {words.openMiss}
        </p>
      ) : (
        <p class="quiet">{words.noMiss}</p>
      )}
    </Part>
  );
}
