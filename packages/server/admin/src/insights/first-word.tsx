import type { Insights } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { span } from '../locales/index.ts';
import { Axis, DotRange } from './dot-range.tsx';
import { AsTable, Part } from './part.tsx';
import { roughly } from './roughly.ts';
import { durationScale } from './scale.ts';

/** How long people waited for the first word, beside what they had been promised. */
export function FirstWordPart({ rows }: { readonly rows: Insights['firstWord'] }) {
  const { text } = useDesk();
  const words = text.pages.insights.firstWord;
  const counted = rows.filter(({ count }) => count > 0);
  const said = (ms: number | null) => (ms === null ? '–' : span(text, roughly(ms)));
  if (counted.length === 0) {
    return (
      <Part id="first-word" title={words.title}>
        <p class="quiet">{words.none}</p>
      </Part>
    );
  }
  const scale = durationScale(
    counted.flatMap(({ medianMs, p90Ms, promisedMedianMs }) =>
      [medianMs, p90Ms, promisedMedianMs].filter((one) => one !== null),
    ),
  );
  return (
    <Part id="first-word" title={words.title}>
      <p class="legend">
        <i class="key-dot" /> {words.legend.median} <i class="key-ring" /> {words.legend.p90}{' '}
        <i class="key-mark" /> {words.legend.promised}
      </p>
      <ul class="ranges">
        {counted.map(({ impact, count, medianMs, p90Ms, promisedMedianMs, kept }) => (
          <li key={impact}>
            <span class="range-name">{text.impact[impact]}</span>
            <DotRange
              scale={scale}
              median={medianMs}
              p90={p90Ms}
              promised={promisedMedianMs}
              label={[
                `${text.impact[impact]}: ${words.says(said(medianMs), said(p90Ms))}`,
                `${words.legend.promised} ${said(promisedMedianMs)}`,
              ].join(', ')}
            />
            <span class="range-says">
              {words.says(said(medianMs), said(p90Ms))} <b>{words.inTime(kept, count)}</b>
            </span>
          </li>
        ))}
      </ul>
      <div class="ranges-axis">
        <Axis scale={scale} said={said} />
      </div>
      <AsTable title={words.title}>
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{words.impact}</th>
              <th scope="col">{words.count}</th>
              <th scope="col">{words.median}</th>
              <th scope="col">{words.p90}</th>
              <th scope="col">{words.promised}</th>
              <th scope="col">{words.kept}</th>
            </tr>
          </thead>
          <tbody>
            {counted.map((row) => (
              <tr key={row.impact}>
                <th scope="row">{text.impact[row.impact]}</th>
                <td>{row.count}</td>
                <td>{said(row.medianMs)}</td>
                <td>{said(row.p90Ms)}</td>
                <td>{said(row.promisedMedianMs)}</td>
                <td>{words.inTime(row.kept, row.count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </AsTable>
    </Part>
  );
}
