import type { Insights } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { Part } from './part.tsx';

/** At which level requests were solved: one bar, each share named beside it. */
export function LevelsPart({ levels }: { readonly levels: Insights['levels'] }) {
  const { text } = useDesk();
  const words = text.pages.insights.levels;
  const all = levels.reduce((sum, { resolved }) => sum + resolved, 0);
  return (
    <Part id="levels" title={words.title}>
      {all === 0 ? (
        <p class="quiet">{words.none}</p>
      ) : (
        <>
          <div class="levels-bar" aria-hidden="true">
            {levels.map(
              ({ level, resolved }) =>
                resolved > 0 && <i key={level} class={level} style={{ flexGrow: resolved }} />,
            )}
          </div>
          <table class="figures">
            <thead>
              <tr>
                <th scope="col">{words.level}</th>
                <th scope="col">{words.solved}</th>
                <th scope="col">{words.part}</th>
              </tr>
            </thead>
            <tbody>
              {levels.map(({ level, resolved }) => (
                <tr key={level}>
                  <th scope="row">
                    <i class={`key-box ${level}`} /> {text.level[level]}
                  </th>
                  <td>{resolved}</td>
                  <td>{text.pages.percent(resolved / all)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="hint">{words.counted}</p>
        </>
      )}
    </Part>
  );
}
