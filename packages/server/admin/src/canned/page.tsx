import type { AgentClient, CannedReply } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { NotYet, useLoaded } from '../sheet/loaded.tsx';
import { useMayChange } from '../sheet/may-change.ts';
import { Sheet } from '../sheet/sheet.tsx';
import { useCannedEditor } from './editor.ts';
import { CannedForm } from './form.tsx';
import { CannedList } from './list.tsx';

interface Props {
  readonly client: AgentClient;
}

/** The prepared updates: a list, and the one that is being read or written. */
export function CannedPage({ client }: Props) {
  const { text } = useDesk();
  const words = text.pages.canned;
  const loaded = useLoaded('canned', () => client.canned());
  return (
    <Sheet title={words.title} lead={words.lead} class="canned">
      {loaded.value ? (
        <Columns client={client} loaded={loaded.value} />
      ) : (
        <NotYet reading={words.loading} failing={words.failed} loaded={loaded} />
      )}
    </Sheet>
  );
}

function Columns({ client, loaded }: Props & { readonly loaded: CannedReply }) {
  const { text } = useDesk();
  const words = text.pages.canned;
  const mayChange = useMayChange();
  const editor = useCannedEditor(client, loaded);
  return (
    <>
      {!mayChange && <p class="quiet read-only">{words.readOnly}</p>}
      <div class="canned-columns" data-view={editor.draft ? 'one' : 'list'}>
        <CannedList editor={editor} mayChange={mayChange} />
        {editor.draft ? (
          <CannedForm
            key={editor.before?.id ?? ''}
            editor={editor}
            draft={editor.draft}
            mayChange={mayChange}
          />
        ) : (
          editor.list.length > 0 && <p class="quiet unpicked">{words.pick}</p>
        )}
      </div>
    </>
  );
}
