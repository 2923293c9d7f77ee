import { isReopenable, type Ticket } from '@vestka/sdk';
import type { Session } from '../session.ts';
import { Button } from '../views/bits.tsx';
import { acting } from './acting.ts';
import { wordsOf } from './words.ts';

interface Props {
  s: Session;
  ticket: Ticket;
}

/** “Yes, solved” or “still broken”, with what is seen now. On a closed ticket: reopen, while that is possible. */
export const Answer = ({ s, ticket }: Props) => {
  const words = wordsOf(s);
  const { client, ui } = s;
  const { text = '', busy, reopens } = ui;
  if (!isReopenable(ticket, s.now)) return null;
  const isResolved = ticket.status === 'resolved';

  const { wrong, refuse, run } = acting(s, ticket, 'answer');
  const done = () => s.go({ view: 'ticket', id: ticket.id });
  const reopen = (event: Event) => {
    event.preventDefault();
    if (text.trim()) run(() => client.reopen(ticket, text.trim()), done);
    else refuse(words.whatMissing);
  };

  if (!reopens) {
    return (
      <div class="answer" aria-busy={busy}>
        <p class="wrong">{wrong}</p>
        <p class="acts">
          {isResolved && (
            <Button onClick={() => run(() => client.accept(ticket), done)}>{words.yesSolved}</Button>
          )}
          <Button isQuiet onClick={() => s.set({ asks: false, reopens: true })}>
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
          ref={focus}
          dir="auto"
          required
          value={text}
          aria-describedby="answer-wrong"
          onInput={(event) => s.set({ text: event.currentTarget.value, refused: {} })}
        />
      </label>
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

const focus = (area: HTMLTextAreaElement | null) => area?.focus();
