import type { AgentClient } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { span } from '../locales/index.ts';
import { useLoaded } from '../sheet/loaded.tsx';

/** What the past would promise, where enough of it has been measured. */
export function HistorySays({ client }: { readonly client: AgentClient }) {
  const { text } = useDesk();
  const words = text.pages.policy.more;
  const { hoursOf } = text.pages.insights.history;
  const { value } = useLoaded('history', () => client.insights());
  if (!value) return null;
  const { classes, needed } = value.history;
  const measured = classes.filter(({ samples }) => samples > 0);
  return (
    <div class="history-says">
      <h3>{words.says}</h3>
      {measured.length === 0 && <p class="hint">{words.saysNothing}</p>}
      <ul>
        {measured.map(({ impact, hours, samples, quantileMs, ruleMs }) => (
          <li key={`${impact} ${hours}`}>
            <b>
              {text.impact[impact]}, {hoursOf[hours] ?? hours}
            </b>
            :{' '}
            {quantileMs === null
              ? samples < needed
                ? words.saysFew(samples, needed)
                : words.saysUnanswered
              : words.saysClass(samples, span(text, quantileMs), span(text, ruleMs))}
          </li>
        ))}
      </ul>
    </div>
  );
}
