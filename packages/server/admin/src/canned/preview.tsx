import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { fill } from '../lib/placeholders.ts';
import { told, useWorkspaceZone } from '../lib/workspace-zone.ts';
import { tomorrowAt } from '../lib/zone.ts';
import { Words } from '../parts/words.tsx';
import type { CannedDraft } from './editor.ts';

/** The words with a made-up customer in them. */
export function CannedPreview({ draft }: { readonly draft: CannedDraft }) {
  const { state, text, times: here } = useDesk();
  const words = text.pages.canned;
  const now = useNow();
  const zone = useWorkspaceZone();
  // The date reads as the words do: in their language.
  const next = told(here, draft.lang || here.locale, zone, tomorrowAt(now, zone, '11:00'), now);
  const values = { ...words.sample, agent: state.me?.agent.name ?? '', next };
  const { activity, message } = draft;
  return (
    <section class="canned-preview" aria-label={words.preview}>
      <h2>{words.preview}</h2>
      {!activity && !message && <p class="quiet">{words.empty}</p>}
      <div lang={draft.lang || undefined}>
        {message && <Words>{fill(message, values)}</Words>}
        {activity && (
          <p class="quiet" dir="auto">
            <b>{text.entry.now}:</b> {fill(activity, values)}
          </p>
        )}
      </div>
    </section>
  );
}
