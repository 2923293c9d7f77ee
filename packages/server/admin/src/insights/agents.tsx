import type { Insights } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { Part, Scroll } from './part.tsx';
import { csvHref } from './range.ts';

/** Who carries how much, and how their promises went. */
export function AgentsPart({ insights }: { readonly insights: Insights }) {
  const { text } = useDesk();
  const words = text.pages.insights.agents;
  const { agents, from, to } = insights;
  const most = Math.max(1, ...agents.map(({ open }) => open));
  const sorted = [...agents].sort((a, b) => b.open - a.open || a.name.localeCompare(b.name));
  return (
    <Part id="agents" title={words.title}>
      {agents.length === 0 ? (
        <p class="quiet">{words.none}</p>
      ) : (
        <Scroll title={words.title}>
          <table class="figures load">
            <thead>
              <tr>
                <th scope="col">{words.agent}</th>
                <th scope="col">{words.open}</th>
                <th scope="col">{words.late}</th>
                <th scope="col">{words.words}</th>
                <th scope="col">{words.rate}</th>
              </tr>
            </thead>
            <tbody>
              {sorted.map(({ agent, name, open, late, words: said, kept, missed }) => (
                <tr key={agent}>
                  <th scope="row">{name}</th>
                  <td class="bar-cell">
                    <span>{open}</span>
                    <i aria-hidden="true">
                      <i style={{ width: `${(open / most) * 100}%` }} />
                    </i>
                  </td>
                  <td class={late > 0 ? 'late-word' : 'quiet'}>{late}</td>
                  <td>{said}</td>
                  <td>
                    {kept + missed === 0 ? (
                      <span class="quiet">–</span>
                    ) : (
                      <>
                        {text.pages.percent(kept / (kept + missed))}{' '}
                        <span class="quiet">
                          {kept}/{kept + missed}
                        </span>
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {agents.length > 0 && (
        <p class="hint">
          <a href={csvHref({ from, to }, 'agents')} download>
            {words.csv}
          </a>
        </p>
      )}
    </Part>
  );
}
