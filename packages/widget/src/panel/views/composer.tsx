import type { Ticket } from '@vestka/sdk';
import { Ask } from './ask.tsx';
import { Button, type ViewProps } from './bits.tsx';
import { onRefusal } from './pending.tsx';

/** A message to the team. What is written here is kept until it is sent. */
export const Composer = ({ s, ticket }: ViewProps & { ticket: Ticket }) => {
  const { words, client, store, ui } = s;
  const name = `draft:${ticket.id}`;
  const text = store.get(name) ?? '';
  const { waiting } = ticket;
  const what = waiting?.for === 'customer' && waiting.text;
  const change = (value: string) => {
    store.set(name, value);
    s.set({ asks: false, wrong: '' });
  };
  const post = (stillBroken?: boolean) => {
    client.postMessage(ticket.id, { text: text.trim(), stillBroken }).catch(onRefusal(s, ticket.id));
    change('');
  };
  const send = (event: Event) => {
    event.preventDefault();
    if (!text.trim()) return;
    if (ticket.status === 'resolved') s.set({ asks: true });
    else post();
  };
  return (
    <form class="acts" onSubmit={send}>
      {ui.asks && <Ask s={s} answer={post} />}
      {ui.wrong && <p class="wrong">{ui.wrong}</p>}
      <textarea
        aria-label={words.write}
        placeholder={what ? words.needed(what) : words.write}
        dir="auto"
        rows={1}
        value={text}
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event);
        }}
      />
      <Button>{words.send}</Button>
    </form>
  );
};
