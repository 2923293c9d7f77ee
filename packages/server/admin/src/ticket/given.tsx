import { useDesk } from '../lib/desk.ts';
import { Words } from '../parts/words.tsx';
import { filesOf } from './event-files.ts';
import { FilesShown } from './files-shown.tsx';
import type { AnyEvent, Story } from './story.ts';

type Answered = Extract<AnyEvent, { type: 'data_answered' }>;

/** What the customer gave, gave in part, or declined, item by item. */
export function Given({ event, story }: { readonly event: Answered; readonly story: Story }) {
  const { text } = useDesk();
  const { data, words, version } = event;
  // The log holds it no more; a page that has read it before forgets it too.
  const isKept = (item: string) => version > (story.forgotten.get(item) ?? 0);
  return (
    <ul class="answered-items">
      {Object.entries(data.items).map(([id, { state, files }]) => {
        const said = words?.items[id];
        return (
          <li key={id} class={`is-${state}`}>
            <p>
              <b dir="auto">{said?.what ?? text.erased}</b>
              <span class={`mark-of is-${state}`}>{text.requests.states[state]}</span>
            </p>
            {said?.text !== undefined && isKept(id) && <Words>{said.text}</Words>}
            {said?.reason !== undefined && <Words class="reason">{said.reason}</Words>}
            <FilesShown files={filesOf(files, said?.files, story.deleted)} />
          </li>
        );
      })}
    </ul>
  );
}
