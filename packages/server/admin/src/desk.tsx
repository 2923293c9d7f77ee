import { useEffect, useState } from 'preact/hooks';
import { useDesk, useTicket } from './lib/desk.ts';
import { isPlainKey, isTyping } from './lib/keys.ts';
import { queueHref, ticketHref, useRoute } from './lib/route.ts';
import { useTell } from './lib/tell.ts';
import { useTitle } from './lib/title.ts';
import { Banner } from './parts/banner.tsx';
import { KeysDialog } from './parts/keys-dialog.tsx';
import { Queue } from './queue/queue.tsx';
import { Side } from './side/side.tsx';
import { TicketColumn } from './ticket/ticket.tsx';

/** The agents' desk: queue, request, facts; on a narrow screen one of them at a time. */
export function DeskPage() {
  const { client, text } = useDesk();
  const route = useRoute();
  const [help, setHelp] = useState(false);
  useTell(client, text);
  useTitle();
  usePageKeys(route.facts ? ticketHref(route.ticket ?? '') : queueHref, () => setHelp(true));

  const ticket = useTicket(route.ticket);
  const view = route.ticket === null ? 'queue' : route.facts ? 'facts' : 'request';
  return (
    <>
      <button type="button" class="skip" onClick={skip}>
        {text.skip}
      </button>
      <main class="page">
        <Banner />
        {route.ticket === null && <h1 class="unseen">{text.desk}</h1>}
        <div class="desk" data-view={view}>
          <Queue open={route.ticket} onHelp={() => setHelp(true)} />
          <TicketColumn id={route.ticket} ticket={ticket} />
          {ticket ? <Side ticket={ticket} /> : <div class="side" />}
        </div>
      </main>
      {help && <KeysDialog onClose={() => setHelp(false)} />}
    </>
  );
}

/** Past the queue, for the keyboard. A button: the address holds the open request, so no link may change it. */
function skip(): void {
  document.getElementById('request')?.focus();
}

function usePageKeys(back: string, onHelp: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && isTyping(event)) (event.target as HTMLElement).blur();
      else if (!isPlainKey(event)) return;
      else if (event.key === 'Escape') location.hash = back;
      else if (event.key === '?') {
        event.preventDefault();
        onHelp();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}
