import { isReopenable, type Ticket } from '@vestka/sdk';
import type { Session } from '../session.ts';
import { Attach } from '../views/attach.tsx';
import { Button } from '../views/bits.tsx';
import { acting } from './acting.ts';
import { MOST, overlong, Room } from './room.tsx';
import { wordsOf } from './words.ts';

interface Props {
  s: Session;
  ticket: Ticket;
}

/** “Yes, solved” or “still broken”, with what is seen now. On a closed ticket: reopen, while that is possible. */
export const Answer = ({ s, ticket }: Props) => {
  const words = wordsOf(s);
  const { client, store, ui } = s;
  const { busy } = ui;
  // What is written here, and the files beside it, outlive a reload.
  const draft = `reopening:${ticket.id}`;
  const text = store.get(draft) ?? '';
  if (!isReopenable(ticket, s.now)) return null;
  const isResolved = ticket.status === 'resolved';
  // What was begun is there again, also after a reload.
  const reopens = ui.reopens ?? !!text;
  if (reopens && !ui.reopens) queueMicrotask(() => s.set({ reopens }));

  const { wrong, refuse, run } = acting(s, ticket, 'answer');
  const done = () => {
    store.set(draft, null);
    if (s.route.id === ticket.id) s.go({ view: 'ticket', id: ticket.id });
  };
  const accept = () =>
    run(
      () => client.accept(ticket),
      async () => {
        done();
        await s.files?.setAside(draft);
        s.files?.endAside(false);
      },
    );
  const send = () => {
    // Called again when all of them are there.
    if (s.files?.hold(draft, send)) return;
    const ids = s.files?.filesOf(draft).ids;
    run(
      () => client.reopen(ticket, (store.get(draft) ?? '').trim(), ids?.[0] ? ids : undefined),
      () => {
        s.files?.give(draft);
        done();
      },
    );
  };
  const reopen = (event: Event) => {
    event.preventDefault();
    if (overlong(s, event.currentTarget as Element)) return;
    if (text.trim()) send();
    else refuse(words.whatMissing);
  };

  if (!reopens) {
    return (
      <div class="answer" aria-busy={busy}>
        <p class="wrong">{wrong}</p>
        <p class="acts">
          {isResolved && <Button onClick={accept}>{words.yesSolved}</Button>}
          <Button isQuiet onClick={() => s.set({ asks: false, reopens: true, confirms: 'reopen' })}>
            {isResolved ? words.stillBroken : words.reopen}
          </Button>
        </p>
      </div>
    );
  }
  return (
    <form class="answer" onSubmit={reopen} aria-busy={busy} noValidate>
      <label class="field">
        {ticket.kind === 'wish' ? words.changedNow : words.seeNow}
        <textarea
          ref={(area) => ui.confirms === 'reopen' && area.focus()}
          data-most={`${MOST}`}
          dir="auto"
          required
          value={text}
          aria-describedby="answer-wrong"
          onInput={(event) => {
            store.set(draft, event.currentTarget.value);
            s.set({ refused: {} });
          }}
        />
      </label>
      <Room s={s} text={text} />
      <div>
        <Attach s={s} name={draft} />
      </div>
      <p class="wrong" id="answer-wrong">
        {wrong}
      </p>
      <p class="acts">
        <Button>{words.reopen}</Button>
        <Button isQuiet onClick={() => s.set({ reopens: false, refused: {} })}>
          {words.cancel}
        </Button>
      </p>
    </form>
  );
};
