import type { AgentClient, Promises } from '@vestka/sdk/agent';
import { useMemo, useState } from 'preact/hooks';
import { Picks } from '../composer/picks.tsx';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { sentenceOf } from '../lib/refusals.ts';
import { times } from '../lib/times.ts';
import { fromWallClock, toWallClock } from '../lib/zone.ts';
import { IMPACTS } from './draft.ts';
import type { Editor } from './editor.ts';
import { saidAt } from './said.ts';
import { usePreview } from './use-preview.ts';
import { isZone } from './zones.ts';

interface Props {
  readonly client: AgentClient;
  readonly editor: Editor;
}

const MINUTE = 60_000;
/** Where it stands beside the form. */
const WIDE = '(min-width: 1020px)';

/** Beside the form: what a request of each plan and impact would be promised, sent now or at a chosen time. */
export function Preview({ client, editor }: Props) {
  const { text, times: here } = useDesk();
  const words = text.pages.policy.preview;
  const now = useNow();
  const [local, setLocal] = useState<string | null>(null);
  const zone = isZone(editor.draft.zone) ? editor.draft.zone : editor.base.policy.zone;
  const at = local === null ? null : fromWallClock(local, zone);
  const asked = local !== null && at === null ? null : editor.policy;
  const { promises, failed, outdated } = usePreview(
    client,
    asked,
    at,
    local === null ? Math.floor(now / MINUTE) : 0,
  );
  const said = (iso: string) =>
    saidAt(Date.parse(iso), local === null ? now : 0, zone, here.locale, text.pages);
  // Two dates in a row of a table are short ones, so far from today that the day must be named.
  const short = (iso: string) =>
    at === null ? said(iso) : times(here.locale, zone).day(Date.parse(iso), at);
  const counted = editor.draft.plans.some(({ hours }) => hours === 'business');
  const wide = useMemo(() => matchMedia(WIDE).matches, []);
  const first = promises?.plans[0]?.firstWord.normal;
  const stale = outdated || failed !== null;
  // Which policy the figures belong to: always said in the same line, so that nothing jumps while someone types.
  const basis = stale
    ? outdated && asked !== null
      ? words.checking
      : words.before
    : editor.dirty
      ? words.unsaved
      : words.asSaved;
  return (
    <aside class="promised" aria-label={words.title}>
      <h2>{words.title}</h2>
      <div class="sent">
        <span class="unseen" id="sent-name">
          {words.sent}
        </span>
        <Picks
          id="sent"
          picks={[
            { id: 'now', label: words.now },
            { id: 'then', label: words.other },
          ]}
          chosen={local === null ? 'now' : 'then'}
          onChoose={(which) => setLocal(which === 'now' ? null : (local ?? toWallClock(now, zone)))}
        />
        <span class="unseen" id="sent-fault" />
        {local !== null && (
          <input
            type="datetime-local"
            class="other-at"
            aria-label={words.at}
            value={local}
            onInput={(event) => setLocal(event.currentTarget.value)}
          />
        )}
      </div>
      <div class={stale ? 'answer outdated' : 'answer'} aria-busy={outdated && asked !== null}>
        {promises && <p class="basis">{basis}</p>}
        <p class="state" role="status">
          {asked === null
            ? words.incomplete
            : failed && !outdated
              ? `${words.failed} ${sentenceOf(failed, text)}`
              : promises === null
                ? words.working
                : ''}
        </p>
        {promises && first && (
          <>
            <p class="hero">
              {at === null
                ? words.said(text.impact.normal)
                : words.saidAt(text.impact.normal, said(new Date(at).toISOString()))}{' '}
              <b>{said(first)}</b>
            </p>
            <p class="quiet" hidden={!counted}>
              {promises.open ? words.open(said(promises.endOfDay)) : words.closed(said(promises.nextOpening))}
            </p>
            <details open={wide}>
              <summary>{words.all}</summary>
              <Tables promises={promises} said={short} />
            </details>
          </>
        )}
        <p class="hint">{words.zone(zone)}</p>
      </div>
    </aside>
  );
}

interface TablesProps {
  readonly promises: Promises;
  said(iso: string): string;
}

function Tables({ promises, said }: TablesProps) {
  const { text } = useDesk();
  const words = text.pages.policy.preview;
  return (
    <>
      {promises.plans.map((plan) => (
        <table key={plan.name} class="figures">
          <caption>{plan.name}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span class="unseen">{words.impact}</span>
              </th>
              <th scope="col">{words.first}</th>
              <th scope="col">{words.next}</th>
            </tr>
          </thead>
          <tbody>
            {IMPACTS.map((impact) => (
              <tr key={impact}>
                <th scope="row">{text.impact[impact]}</th>
                <td>{said(plan.firstWord[impact])}</td>
                <td class="quiet">{said(plan.interval[impact])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}
