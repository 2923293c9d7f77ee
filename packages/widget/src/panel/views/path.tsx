import type { Ticket } from '@vestka/sdk';
import { timelineOf } from '../timeline.ts';
import { Given } from './attach.tsx';
import { Button, type ViewProps, Waiting } from './bits.tsx';
import { Unsent } from './pending.tsx';

/** What happened so far, the latest on top: people's words, and smaller the system's. */
export const Path = ({ s, ticket }: ViewProps & { ticket: Ticket }) => {
  const { words, client, times } = s;
  const events = client.state.timelines[ticket.id];
  const lines = timelineOf(events ?? [], ticket, s);
  return (
    <>
      <ol class="path" aria-label={words.path} reversed>
        <Unsent s={s} ticket={ticket.id} />
        {lines.map(({ key, at, who, isMine, label, text, tail, event, mark, hasReport, more }) => (
          <li key={key} class={mark && 'hint'}>
            <span class={`mark ${mark === '!' ? 'amber' : ''}`} aria-hidden="true">
              {mark ?? (isMine ? '' : who?.replace(/(\S)\S*\s*/g, '$1').slice(0, 2))}
            </span>
            {who && (
              <>
                <b dir="auto">{who}</b> <span class="hint">{label} </span>
                <time class="hint">{times.short(at, s.now)}</time>
              </>
            )}
            {text && (
              <p class={`words ${isMine ? 'mine' : ''}`} dir="auto">
                {text}
              </p>
            )}
            {event && <Given s={s} by={event} />}
            <small>{tail}</small>
            {more}
            {hasReport && (
              <Button isQuiet onClick={s.to('report', ticket.id)}>
                {words.readReport}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {!events && <Waiting s={s} />}
    </>
  );
};
