import { nextOf } from '../facts.ts';
import { stateName } from '../words.ts';
import { Button, Page, type ViewProps, Waiting } from './bits.tsx';
import { Unsent } from './pending.tsx';

/** The customer's requests: where each stands, and when the next word comes. */
export const ListView = ({ s }: ViewProps) => {
  const { words, client, later, ui } = s;
  const { tickets, pending, loaded, unread } = client.state;
  // So many are looked for by words; and news may be of the rarer kind.
  if (tickets[3] || unread[0]) s.need();
  return (
    <Page s={s} foot={<Button onClick={s.to('new')}>{words.newRequest}</Button>}>
      <h1 tabindex="-1">{words.list}</h1>
      <ol class="path">
        <Unsent s={s} />
      </ol>
      {tickets[3] && later && <later.Search s={s} />}
      <ul hidden={!!ui.find}>
        {tickets.map((ticket) => {
          const { tone, title, sub, note } = nextOf(ticket, s);
          return (
            <li key={ticket.id}>
              <button type="button" class={`row is-${tone}`} onClick={s.to('ticket', ticket.id)}>
                <span class="status hint">
                  #{ticket.number}
                  <i />
                  {stateName(words, ticket)}
                  {unread.includes(ticket.id) && <em>{words.unread(1)}</em>}
                </span>
                <b dir="auto">{ticket.subject ?? words.erased}</b>
                <span class="hint">
                  {later?.newsOf(s, ticket) ?? (sub ? `${title} · ${sub}` : title || note)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {!tickets[0] && !pending[0] && (loaded ? <p class="hint">{words.empty}</p> : <Waiting s={s} />)}
    </Page>
  );
};
