import { useDesk } from '../lib/desk.ts';
import { sentenceOf } from '../lib/refusals.ts';

/** Instead of rows: being read, could not be read, or nothing owed. */
export function QueueNotice() {
  const { client, state, text } = useDesk();
  if (state.queue.length > 0) return null;
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
