import { useState } from 'preact/hooks';
import { Bar } from './bar/bar.tsx';
import { usePageKeys } from './bar/keys.ts';
import { pagesFor } from './bar/pages.ts';
import { useDesk, useTicket } from './lib/desk.ts';
import { useKnownProblem } from './lib/known-problem.ts';
import { queueHref, type Route, useRoute } from './lib/route.ts';
import { hrefOf } from './lib/subject.ts';
import { useTell } from './lib/tell.ts';
import { useTitle } from './lib/title.ts';
import { useQueueView } from './lib/view.ts';
import { Banner } from './parts/banner.tsx';
import { KeysDialog } from './parts/keys-dialog.tsx';
import { Toasts } from './parts/toasts.tsx';
import { ProblemColumn } from './problems/column.tsx';
import { ProblemSide } from './problems/side.tsx';
import { Queue } from './queue/queue.tsx';
import { LeftUnsaved } from './sheet/left-unsaved.tsx';
import { Side } from './side/side.tsx';
import { TicketColumn } from './ticket/ticket.tsx';

/** The agents' page: the bar, and the desk or another page under it. */
export function DeskPage() {
  const { client, state, text } = useDesk();
  const route = useRoute();
  const [help, setHelp] = useState(false);
  const role = state.me?.agent.role;
  useTell(client, text);
  useTitle();
  useQueueView(client, route.view);
  usePageKeys(route.facts && route.open ? hrefOf({ id: route.open }) : queueHref(), role, () =>
    setHelp(true),
  );

  const View = pagesFor(role).find(({ name }) => name === route.page)?.view;
  return (
    <>
      <button type="button" class="skip" onClick={skip}>
        {text.skip}
      </button>
      <Bar page={route.page} onHelp={() => setHelp(true)} />
      <main class="page">
        <Banner />
        <LeftUnsaved page={route.page} />
        {View ? <View client={client} /> : <Columns route={route} />}
        <Toasts open={route.open} />
      </main>
      {help && <KeysDialog onClose={() => setHelp(false)} />}
    </>
  );
}

/** Queue, request, facts; on a narrow screen one of them at a time. */
function Columns({ route: { open, facts } }: { readonly route: Route }) {
  const { text } = useDesk();
  const ticket = useTicket(open);
  const problem = useKnownProblem(open);
  const view = open === null ? 'queue' : facts ? 'facts' : 'request';
  const isProblem = open?.startsWith('pb_');
  return (
    <div class="desk" data-view={view}>
      {open === null && <h1 class="unseen">{text.desk}</h1>}
      <Queue open={open} />
      {isProblem ? <ProblemColumn id={open} {...problem} /> : <TicketColumn id={open} ticket={ticket} />}
      {isProblem && problem.row ? (
        <ProblemSide row={problem.row} />
      ) : ticket ? (
        <Side ticket={ticket} />
      ) : (
        <div class="side" />
      )}
    </div>
  );
}

/** Past the queue, for the keyboard. A button: the address holds the open request, so no link may change it. */
function skip(): void {
  (
    document.getElementById('request') ?? document.querySelector<HTMLElement>('main [tabindex="-1"]')
  )?.focus();
}
