import type { ContextGiven } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { Time } from '../parts/time.tsx';
import { Words } from '../parts/words.tsx';
import type { AnyEvent } from './story.ts';

type Created = Extract<AnyEvent, { type: 'ticket_created' }>;

const PLACE = ['page', 'browser', 'language', 'zone', 'screen', 'app'] as const;

/** What the customer said beside their message: what was expected, since when, how to make it happen, and where they were. */
export function Intake({ event, now }: { readonly event: Created; readonly now: number }) {
  const { text } = useDesk();
  const said = (['expected', 'since', 'steps'] as const).flatMap((part) => {
    const words = event.words?.[part];
    return words ? [[part, words] as const] : [];
  });
  const context = event.words?.context;
  if (said.length === 0 && !context) return null;
  return (
    <div class="intake">
      {said.length > 0 && (
        <dl>
          {said.map(([part, words]) => (
            <div key={part}>
              <dt>{text.intake[part]}</dt>
              <dd>
                <Words>{words}</Words>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {context && <Where context={context} now={now} />}
    </div>
  );
}

function Where({ context, now }: { readonly context: ContextGiven; readonly now: number }) {
  const { text } = useDesk();
  const errors = context.errors ?? [];
  const parts = PLACE.flatMap((part) => (context[part] ? [[part, context[part]] as const] : []));
  return (
    <details open={errors.length > 0}>
      <summary>{text.intake.context(parts.length, errors.length)}</summary>
      <dl>
        {parts.map(([part, value]) => (
          <div key={part}>
            <dt>{text.intake[part]}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      {errors.length > 0 && (
        <ul class="errors" aria-label={text.intake.errors}>
          {errors.map((error) => (
            <li key={`${error.at} ${error.text}`}>
              <Time at={error.at} now={now} /> <code dir="ltr">{error.text}</code>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
