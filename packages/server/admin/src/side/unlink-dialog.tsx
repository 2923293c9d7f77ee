import type { TeamTicket } from '@vestka/sdk/agent';
import { useState } from 'preact/hooks';
import { NextWord } from '../composer/next-word.tsx';
import { useSending } from '../composer/send.ts';
import { SendRow } from '../composer/send-row.tsx';
import { prefilled, timeFault, type WhenDraft } from '../composer/when.ts';
import { useDesk } from '../lib/desk.ts';
import { faultAt, faultElsewhere } from '../lib/refusals.ts';
import { nameOf } from '../lib/subject.ts';
import { useTerms } from '../lib/terms.ts';
import { useWorkspaceZone } from '../lib/workspace-zone.ts';
import { Dialog } from '../parts/dialog.tsx';

interface Props {
  readonly ticket: TeamTicket;
  onClose(): void;
}

/** Takes a request off its known problem: from then on it has a promise of its own. */
export function UnlinkDialog({ ticket, onClose }: Props) {
  const { client, text } = useDesk();
  const terms = useTerms();
  const zone = useWorkspaceZone();
  const now = client.now();
  const [picked, setPicked] = useState<WhenDraft | null>(null);
  const draft = picked ?? prefilled(now, zone, terms, ticket);
  const { sending, refused, send, forget } = useSending();
  const name = `P${ticket.problem?.number}`;
  const wrongTime = timeFault(draft.at, now, text);

  const submit = async (event: Event) => {
    event.preventDefault();
    const { at } = draft;
    if (at === null || wrongTime) return;
    const taken = await send(async () => {
      const after = await client.link(ticket, null, new Date(at).toISOString());
      return text.problems.unlinked(nameOf(after), name);
    });
    if (taken) onClose();
  };
  const missing = draft.at === null ? text.composer.missing(text.composer.need.nextWord) : null;
  return (
    <Dialog title={text.problems.unlinkTitle(name)} lead={text.problems.unlinkLead} onClose={onClose}>
      <form onSubmit={submit} aria-label={text.problems.unlinkTitle(name)}>
        <NextWord
          id="unlink-word"
          draft={draft}
          concern={ticket}
          fault={faultAt(refused, 'nextUpdateAt', text) ?? wrongTime}
          onChange={(part) => {
            forget();
            setPicked(part);
          }}
        />
        <SendRow
          id="unlink"
          label={text.problems.unlinkDo}
          sending={sending}
          missing={missing}
          fault={faultElsewhere(refused, (path) => path === 'nextUpdateAt', text)}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}
