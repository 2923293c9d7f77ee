import type { Insights } from '@vestka/sdk/agent';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { ticketHref } from '../lib/route.ts';
import { span } from '../locales/index.ts';

/** As it stands: open, due today, late, and who has waited longest for a word. */
export function NowPart({ now: figures }: { readonly now: Insights['now'] }) {
  const { text, times } = useDesk();
  const words = text.pages.insights.now;
  const now = useNow();
  const { open, dueToday, late, lateSince, longestSilence } = figures;
  return (
    <section aria-label={words.title}>
      <dl class="now-figures">
        <div>
          <dt>{words.open}</dt>
          <dd>{open}</dd>
        </div>
        <div>
          <dt>{words.dueToday}</dt>
          <dd>{dueToday}</dd>
        </div>
        <div class={late > 0 ? 'is-late' : ''}>
          <dt>{words.late}</dt>
          <dd>{late}</dd>
          <dd class="about">
            {late === 0 ? words.onTime : lateSince && words.lateSince(times.when(Date.parse(lateSince), now))}
          </dd>
        </div>
        <div>
          <dt>{words.silence}</dt>
          <dd>{longestSilence ? span(text, now - Date.parse(longestSilence.since)) : '–'}</dd>
          <dd class="about">
            {longestSilence ? (
              <a href={ticketHref(longestSilence.ticket)}>{words.ticket(longestSilence.number)}</a>
            ) : (
              words.noSilence
            )}
          </dd>
        </div>
      </dl>
    </section>
  );
}
