import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { browserZone, times } from '../lib/times.ts';
import { endOfDay, fromWallClock, hoursAhead, tomorrowAt, toWallClock } from '../lib/zone.ts';
import { span } from '../locales/index.ts';
import { Field } from './field.tsx';
import { type Pick, Picks } from './picks.tsx';
import type { UpdateDraft, When } from './update-draft.ts';

interface Props {
  readonly draft: UpdateDraft;
  readonly fault: string | undefined;
  onChange(change: Partial<UpdateDraft>): void;
}

/** When the next word comes: a few picks with their hours, or any date; in the workspace's zone, and said so. */
export function NextWord({ draft, fault, onChange }: Props) {
  const { state, text, times: here } = useDesk();
  const now = useNow();
  const zone = state.me?.workspace.zone ?? browserZone();
  const there = times(here.locale, zone);
  const standing: Record<Exclude<When, 'other'>, number> = {
    h1: hoursAhead(now, 1),
    h3: hoursAhead(now, 3),
    end: endOfDay(now, zone),
    tomorrow: tomorrowAt(now, zone, '10:00'),
  };
  // What was picked keeps the hour that was shown when it was picked.
  const at = (when: Exclude<When, 'other'>) =>
    draft.when === when && draft.at !== null ? draft.at : standing[when];
  const picks: Pick<When>[] = [
    { id: 'h1', label: text.composer.pick.h1, detail: there.when(at('h1'), now) },
    { id: 'h3', label: text.composer.pick.h3, detail: there.when(at('h3'), now) },
    { id: 'end', label: text.composer.pick.end, detail: there.when(at('end'), now) },
    { id: 'tomorrow', label: text.composer.pick.tomorrow, detail: there.weekday(at('tomorrow')) },
    { id: 'other', label: text.composer.pick.other },
  ];

  const choose = (when: When) => {
    if (when !== 'other') return onChange({ when, at: standing[when] });
    const other = draft.other || toWallClock(draft.at ?? standing.h3, zone);
    onChange({ when, other, at: fromWallClock(other, zone) });
  };
  return (
    <Field id="next-word" group label={text.composer.nextWord} fault={fault}>
      <Picks id="next-word" picks={picks} chosen={draft.when} onChoose={choose} />
      {draft.when === 'other' && (
        <input
          class="other-at"
          type="datetime-local"
          aria-label={text.composer.otherAt}
          aria-describedby="next-word-zone next-word-fault"
          value={draft.other}
          onInput={(event) => {
            const other = event.currentTarget.value;
            onChange({ other, at: other ? fromWallClock(other, zone) : null });
          }}
        />
      )}
      <p class="hint" id="next-word-zone">
        {draft.at !== null && (
          <>
            <b>{there.day(draft.at, now)}</b>, {text.inSpan(span(text, draft.at - now))}
            {here.day(draft.at, now) !== there.day(draft.at, now) && (
              <> ({text.composer.yours(here.day(draft.at, now))})</>
            )}
            {' · '}
          </>
        )}
        {text.composer.zone(zone)}
      </p>
    </Field>
  );
}
