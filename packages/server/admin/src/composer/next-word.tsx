import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { type Concern, latestOf, planOf, useOutside, useTerms } from '../lib/terms.ts';
import { useThere, useWorkspaceZone } from '../lib/workspace-zone.ts';
import { fromWallClock, toDate, tomorrowAt, toWallClock } from '../lib/zone.ts';
import { span } from '../locales/index.ts';
import { Field } from './field.tsx';
import { type Pick, Picks } from './picks.tsx';
import { standing as standingAt, type When, type WhenDraft } from './when.ts';

interface Props {
  readonly id?: string;
  readonly draft: WhenDraft;
  readonly concern: Concern;
  readonly fault: string | undefined;
  onChange(change: WhenDraft): void;
}

const ORDER = ['policy', 'h1', 'h3', 'end', 'tomorrow'] as const;

/** When the next word comes: a few picks with their hours, or any date; in the agent's own zone, and in the workspace's beside it where they differ. */
export function NextWord({ id = 'next-word', draft, concern, fault, onChange }: Props) {
  const { text, times: here } = useDesk();
  const { zone } = here;
  const now = useNow();
  const terms = useTerms();
  const workspace = useWorkspaceZone();
  const there = useThere();
  const outside = useOutside(draft.at, terms, concern);
  const standing = standingAt(now, workspace, terms, concern);
  // What was picked keeps the hour that was shown when it was picked.
  const at = (when: When) => (draft.when === when ? draft.at : null) ?? standing[when];

  const label = (when: (typeof ORDER)[number], time: number): string => {
    const isTomorrow = toDate(time, zone) === toDate(tomorrowAt(now, zone, '12:00'), zone);
    return when === 'tomorrow' && !isTomorrow ? here.weekday(time) : text.composer.pick[when];
  };
  const detail = (when: When, time: number): string => {
    const said = when === 'tomorrow' ? here.clock(time) : here.when(time, now);
    // These two are what the workspace's hours say.
    const theirs = when === 'end' || when === 'tomorrow' ? there(time, now) : null;
    return theirs ? `${said} (${theirs})` : said;
  };
  const picks: Pick<When>[] = ORDER.flatMap((when) => {
    const time = at(when);
    return time === undefined ? [] : [{ id: when, label: label(when, time), detail: detail(when, time) }];
  });
  picks.push({ id: 'other', label: text.composer.pick.other });

  const choose = (when: When) => {
    if (when !== 'other') return onChange({ when, at: standing[when] ?? null, other: draft.other });
    const other = draft.other || toWallClock(draft.at ?? standing.h3 ?? now, zone);
    onChange({ when, other, at: fromWallClock(other, zone) });
  };
  const theirs = draft.at === null ? null : there(draft.at, now);
  const latest = terms && latestOf(terms, concern);
  const plan = draft.when === 'policy' && terms ? planOf(terms, concern) : undefined;
  const every =
    plan &&
    text.composer.byPolicy(
      span(text, plan.targets[concern.impact].interval * 60_000),
      plan.hours === 'always',
    );
  // Which clock it is needs saying only where there is another.
  const asides = [workspace !== zone && text.composer.zone(zone), every].filter(Boolean).join(' · ');
  const warnings = [
    outside && text.composer.outside,
    latest !== null && draft.at !== null && draft.at > latest && text.composer.beyond(here.when(latest, now)),
  ].filter(Boolean);
  return (
    <Field id={id} group label={text.composer.nextWord} fault={fault}>
      <Picks id={id} picks={picks} chosen={draft.when} onChoose={choose} />
      {draft.when === 'other' && (
        <input
          class="other-at"
          type="datetime-local"
          aria-label={text.composer.otherAt}
          aria-describedby={`${id}-zone ${id}-fault`}
          value={draft.other}
          onInput={(event) => {
            const other = event.currentTarget.value;
            onChange({ when: 'other', other, at: other ? fromWallClock(other, zone) : null });
          }}
        />
      )}
      <p class="hint" id={`${id}-zone`}>
        {draft.at !== null && (
          <>
            <b>{here.day(draft.at, now)}</b>, {text.inSpan(span(text, draft.at - now))}
            {theirs && ` (${theirs})`}
            {asides && ' · '}
          </>
        )}
        {asides}
      </p>
      {warnings.length > 0 && (
        <p class="soft" role="note">
          {warnings.join(' ')}
        </p>
      )}
    </Field>
  );
}
