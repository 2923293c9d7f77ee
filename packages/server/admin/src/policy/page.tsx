import type { AgentClient, PolicyReply } from '@vestka/sdk/agent';
import { useRef } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { isSend } from '../lib/keys.ts';
import { NotYet, useLoaded } from '../sheet/loaded.tsx';
import { useMayChange } from '../sheet/may-change.ts';
import { SaveBar } from '../sheet/save-bar.tsx';
import { focusSheet, Sheet } from '../sheet/sheet.tsx';
import { useEditor } from './editor.ts';
import { HolidaysPart } from './holidays.tsx';
import { HoursPart } from './hours.tsx';
import { MorePart } from './more.tsx';
import { PlansPart } from './plans.tsx';
import { Preview } from './preview.tsx';
import { Stale } from './stale.tsx';

interface Props {
  readonly client: AgentClient;
}

/** What the workspace promises by itself: hours, holidays, plans, with what that comes to beside it. */
export function PolicyPage({ client }: Props) {
  const { text } = useDesk();
  const words = text.pages.policy;
  const loaded = useLoaded('policy', () => client.policy());
  return (
    <Sheet title={words.title} lead={words.lead} class="policy">
      {loaded.value ? (
        <PolicyForm client={client} loaded={loaded.value} />
      ) : (
        <NotYet reading={words.loading} failing={words.failed} loaded={loaded} />
      )}
    </Sheet>
  );
}

function PolicyForm({ client, loaded }: Props & { readonly loaded: PolicyReply }) {
  const { text } = useDesk();
  const words = text.pages.policy;
  const mayChange = useMayChange();
  const editor = useEditor(client, loaded);
  const form = useRef<HTMLFormElement>(null);

  const save = async (event?: Event) => {
    event?.preventDefault();
    if (await editor.save()) return focusSheet();
    // Drawn first: then the fields know that they are wrong.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <div class="policy-columns">
      <Preview client={client} editor={editor} />
      <form
        ref={form}
        aria-label={words.title}
        noValidate
        onSubmit={save}
        onKeyDown={(event) => {
          if (!isSend(event) || !editor.dirty) return;
          event.preventDefault();
          save();
        }}
      >
        {!mayChange && <p class="quiet read-only">{words.readOnly}</p>}
        <fieldset class="whole" disabled={!mayChange}>
          <HoursPart editor={editor} mayChange={mayChange} />
          <HolidaysPart editor={editor} mayChange={mayChange} />
          <PlansPart editor={editor} mayChange={mayChange} />
          <MorePart client={client} editor={editor} />
        </fieldset>
        <SaveBar
          dirty={editor.dirty}
          saving={editor.sending}
          fault={editor.wrong}
          said={editor.said}
          onDiscard={() => {
            editor.discard();
            focusSheet();
          }}
        >
          <Stale editor={editor} />
        </SaveBar>
      </form>
    </div>
  );
}
