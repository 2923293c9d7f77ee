import type { Ticket } from '@vestka/sdk';
import { Attach } from './attach.tsx';
import { Button, type ViewProps, Waiting } from './bits.tsx';

/** A message to the team. What is written here is kept until it is sent. */
export const Composer = ({ s, ticket }: ViewProps & { ticket: Ticket }) => {
  const { words, client, store, ui, later } = s;
  const name = `draft:${ticket.id}`;
  const attached = `message:${ticket.id}`;
  const text = store.get(name) ?? '';
  if (text) s.need();
  const change = (value: string) => {
    store.set(name, value);
    s.set({ asks: false, wrong: '' });
  };
  const post = (stillBroken?: boolean) => {
    if (s.files?.hold(attached, () => post(stillBroken))) return;
    const body = { text: (store.get(name) ?? '').trim(), stillBroken, files: s.files?.give(attached) };
    client.postMessage(ticket.id, body).then(
      () => s.set({}, words.sent),
      (error) => s.later?.onRefusal(s, error, ticket.id),
    );
    s.said = s.outgoing;
    change('');
  };
  const send = (event: Event) => {
    event.preventDefault();
    if (!text.trim() && !s.files?.filesOf(attached).count) return;
    if (later?.overlong(s, (event.currentTarget as Element).closest('form') as Element)) return;
    if (ticket.status === 'resolved') s.set({ asks: true });
    else post();
  };
  return (
    <form class="acts" onSubmit={send}>
      {ui.asks && (later ? <later.Ask s={s} answer={post} /> : <Waiting s={s} />)}
      {ui.wrong && <p class="wrong">{ui.wrong}</p>}
      {later && <later.Room s={s} text={text} />}
      <Attach s={s} name={attached} />
      <textarea
        aria-label={words.write}
        placeholder={words.write}
        dir="auto"
        rows={1}
        data-most="8000"
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
