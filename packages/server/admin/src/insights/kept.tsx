import type { Insights } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { columnsOf, rateOf } from './days.ts';
import { KeptPlot } from './kept-plot.tsx';
import { AsTable, Part } from './part.tsx';
import { longDate } from './range.ts';

/** How many promises were kept, over all these days and day by day. */
export function KeptPart({ insights }: { readonly insights: Insights }) {
  const { text, times } = useDesk();
  const words = text.pages.insights.kept;
  const { promises, days, from, to, remaining } = insights;
  const rate = rateOf(promises);
  const { columns, weekly } = columnsOf(days);
  const named = (date: string) => {
    const day = longDate(date, times.locale);
    return weekly ? words.week(day) : day;
  };
  if (rate === null) {
    return (
      <Part id="kept" title={words.title}>
        <p class="quiet">{words.none}</p>
      </Part>
    );
  }
  return (
    <Part id="kept" title={words.title}>
      <p class="hero-figure">
        <b>{text.pages.percent(rate)}</b>
        <span>
          {words.of(promises.kept, promises.due)}
          {promises.missed > 0 && (
            <>
              {' · '}
              <span class="late-word">{words.missed(promises.missed)}</span>
            </>
          )}
          {promises.moved > 0 && ` · ${words.moved(promises.moved)}`}
        </span>
      </p>
      {(remaining.inTime > 0 || remaining.late > 0) && (
        <p class="quiet">{words.remaining(remaining.inTime, remaining.late)}</p>
      )}
      <KeptPlot columns={columns} named={named} label={words.plot(named(from), named(to))} />
      <AsTable title={words.title}>
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{words.day}</th>
              <th scope="col">{words.due}</th>
              <th scope="col">{words.kept}</th>
              <th scope="col">{words.missedHead}</th>
              <th scope="col">{words.movedHead}</th>
              <th scope="col">{words.rateHead}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((day) => {
              const share = rateOf(day);
              return (
                <tr key={day.date}>
                  <th scope="row">{named(day.date)}</th>
                  <td>{day.due}</td>
                  <td>{day.kept}</td>
                  <td>{day.missed}</td>
                  <td>{day.moved}</td>
                  <td>{share === null ? '–' : text.pages.percent(share)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </AsTable>
    </Part>
  );
}
