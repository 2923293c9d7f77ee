import { useDesk } from '../lib/desk.ts';
import { sentenceOf } from '../lib/refusals.ts';
import { show } from '../lib/route.ts';
import { isNarrowed } from '../lib/view.ts';

/** Instead of rows: being read, could not be read, nothing found, or nothing owed. */
export function QueueNotice({ rows }: { readonly rows: number }) {
  const { client, state, text } = useDesk();
  if (rows > 0) return null;
  if (state.queueLoaded && isNarrowed(state.filter)) {
    return (
      <div class="empty">
        <p>{text.filter.nothing}</p>
        <button type="button" class="plain" onClick={() => show({ scope: state.scope, filter: {} })}>
          {text.filter.clear}
        </button>
      </div>
    );
  }
  if (state.queueLoaded) {
    return <p class="empty">{state.scope === 'ended' ? text.queue.emptyEnded : text.queue.empty}</p>;
  }
  if (!state.error) return <p class="quiet loading">{text.queue.loading}</p>;
  return (
    <div class="empty">
      <p>{text.queue.failed}</p>
      <p class="quiet">{sentenceOf(state.error, text)}</p>
      <button type="button" class="plain" onClick={() => client.setScope(state.scope).catch(() => {})}>
        {text.queue.again}
      </button>
    </div>
  );
}
