import type { Insights } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { span } from '../locales/index.ts';
import { Part, Scroll } from './part.tsx';

/** How often promises told from history held, and what history says now. */
export function HistoryPart({ history }: { readonly history: Insights['history'] }) {
  const { text } = useDesk();
  const words = text.pages.insights.history;
  const { inUse, needed, promised, held } = history;
  const classes = history.classes.filter(({ samples }) => samples > 0);
  return (
    <Part id="history" title={words.title}>
      <p>{promised > 0 ? <b>{words.held(promised, text.pages.percent(held / promised))}</b> : words.never}</p>
      <p class="hint">
        {inUse ? words.on : words.off} <a href="#/policy">{words.change}</a>
      </p>
      {classes.length === 0 ? (
        <p class="quiet">{words.none}</p>
      ) : (
        <Scroll title={words.title}>
          <table class="figures">
            <thead>
              <tr>
                <th scope="col">{words.impact}</th>
                <th scope="col">{words.samples}</th>
                <th scope="col">{words.within}</th>
                <th scope="col">{words.rule}</th>
              </tr>
            </thead>
            <tbody>
              {classes.map(({ impact, hours, samples, quantileMs, ruleMs }) => (
                <tr key={`${impact} ${hours}`}>
                  <th scope="row">
                    {text.impact[impact]} <span class="quiet">{words.hoursOf[hours] ?? hours}</span>
                  </th>
                  <td>{samples}</td>
                  <td>
                    {quantileMs === null ? (
                      <span class="quiet">
                        {samples < needed ? words.few(samples, needed) : words.unanswered}
                      </span>
                    ) : (
                      span(text, quantileMs)
                    )}
                  </td>
                  <td>{span(text, ruleMs)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <p class="hint">{words.working}</p>
    </Part>
  );
}
