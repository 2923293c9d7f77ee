import type { Ticket } from '@vestka/sdk';
import { timelineOf } from '../timeline.ts';
import { Button, type ViewProps, Waiting } from './bits.tsx';
import { Unsent } from './pending.tsx';

/** What happened so far, the latest on top: people's words, and smaller the system's. */
export const Path = ({ s, ticket }: ViewProps & { ticket: Ticket }) => {
  const { words, client, times } = s;
  const { timelines, pending } = client.state;
  const events = timelines[ticket.id];
  return (
    <>
      <ol class="path" aria-label={words.path} reversed>
        <Unsent
          s={s}
          acts={pending.filter(({ act }) => act.type === 'message' && act.ticket === ticket.id)}
        />
        {events &&
          timelineOf(events, ticket, s.reading()).map(
            ({ key, at, who, isMine, label, text, tail, mark, hasReport }) => (
              <li key={key} class={who ? '' : 'hint'}>
                <span class={`mark ${mark ?? ''}`} aria-hidden="true">
                  {mark ?? (isMine ? '' : who?.replace(/(\S)\S*\s*/gu, '$1').slice(0, 2))}
                </span>
                {who && <b dir="auto">{who} </b>}
                {label && <span class="hint">{label} </span>}
                {who ? (
                  <>
                    <time class="hint">{times.short(at, client.now())}</time>
                    <p class={isMine ? 'words mine' : 'words'} dir="auto">
                      {text}
                    </p>
                    <small>{tail}</small>
                  </>
                ) : (
                  text
                )}
                {hasReport && (
                  <p>
                    <Button isQuiet onClick={s.to('report', ticket.id)}>
                      {words.readReport}
                    </Button>
                  </p>
                )}
              </li>
            ),
          )}
      </ol>
      {!events && <Waiting s={s} />}
    </>
  );
};
