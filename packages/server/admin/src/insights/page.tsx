import type { AgentClient, Insights } from '@vestka/sdk/agent';
import { useState } from 'preact/hooks';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { useThere, useWorkspaceZone } from '../lib/workspace-zone.ts';
import { toDate } from '../lib/zone.ts';
import { NotYet } from '../sheet/loaded.tsx';
import { useMayChange } from '../sheet/may-change.ts';
import { Sheet } from '../sheet/sheet.tsx';
import { AgentsPart } from './agents.tsx';
import { isNew } from './days.ts';
import { FirstWordPart } from './first-word.tsx';
import { HistoryPart } from './history.tsx';
import { KeptPart } from './kept.tsx';
import { LevelsPart } from './levels.tsx';
import { NewWorkspace } from './new-workspace.tsx';
import { NowPart } from './now.tsx';
import { csvHref, isRange, lastDays } from './range.ts';
import { type Choice, RangePicker } from './range-picker.tsx';
import { RatingsPart } from './ratings.tsx';
import { SilencePart } from './silence.tsx';
import { useInsights } from './use-insights.ts';

interface Props {
  readonly client: AgentClient;
}

/** What the lead looks at: how it stands, and how the promises of some days went. */
export function InsightsPage({ client }: Props) {
  const { text } = useDesk();
  const words = text.pages.insights;
  const mayLook = useMayChange();
  if (mayLook) return <Figures client={client} />;
  return (
    <Sheet title={words.title} class="insights">
      <p class="quiet">{words.forLeads}</p>
    </Sheet>
  );
}

function Figures({ client }: Props) {
  const { text, times } = useDesk();
  const words = text.pages.insights;
  const now = useNow();
  const zone = useWorkspaceZone();
  const there = useThere();
  const today = toDate(now, zone);
  const [choice, setChoice] = useState<Choice>({ days: 30 });
  const chosen = 'days' in choice ? lastDays(today, choice.days) : choice;
  const [last, setLast] = useState(chosen);
  // While a date of the range is being typed, the figures of the range before stay.
  const range = isRange(chosen) ? chosen : last;
  if (range.from !== last.from || range.to !== last.to) setLast(range);
  const loaded = useInsights(client, range);
  const { value, failed } = loaded;
  const asOf = value && times.when(Date.parse(value.asOf), now);
  return (
    <Sheet
      title={words.title}
      class="insights"
      actions={
        <a class="plain" href={csvHref(range, 'days')} download>
          {words.csv}
        </a>
      }
    >
      <RangePicker choice={choice} range={chosen} today={today} onChoose={setChoice} />
      {value === null ? (
        <NotYet reading={words.loading} failing={words.failed} loaded={loaded} />
      ) : (
        <>
          <p class={failed ? 'late-word' : 'hint'} role={failed ? 'alert' : undefined}>
            {failed ? words.older(asOf ?? '') : words.asOf(asOf ?? '')}
            {there(now, now) && ` · ${words.daysIn(zone, times.zone)}`}
          </p>
          {isNew(value) ? <NewWorkspace /> : <Parts insights={value} />}
        </>
      )}
    </Sheet>
  );
}

function Parts({ insights }: { readonly insights: Insights }) {
  return (
    <>
      <NowPart now={insights.now} />
      <KeptPart insights={insights} />
      <FirstWordPart rows={insights.firstWord} />
      <div class="pair">
        <AgentsPart insights={insights} />
        <LevelsPart levels={insights.levels} />
      </div>
      <RatingsPart insights={insights} />
      <div class="pair">
        <SilencePart silence={insights.silence} openMissMs={insights.openMissMs} />
        <HistoryPart history={insights.history} />
      </div>
    </>
  );
}
