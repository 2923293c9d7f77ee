import { useRef, useState } from 'preact/hooks';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { isUnseen, useSeen } from '../lib/seen.ts';
import { owed } from '../lib/subject.ts';
import { useQueueKeys } from './keys.ts';
import { QueueNotice } from './notice.tsx';
import { ProblemLine, TicketRow } from './row.tsx';
import { idOf, problemIn, type QueueRow, useRows } from './rows.ts';
import { Scopes } from './scopes.tsx';
import { Search } from './search.tsx';
import { ROW, useSteady, useWindow } from './window.ts';

/** All requests of a scope, and the known problems in one line each; the promise that runs out next on top. */
export function Queue({ open }: { readonly open: string | null }) {
  const { state, text } = useDesk();
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const rows = useRows(state);
  const seen = useSeen(open === null ? undefined : state.tickets[open], state.me?.agent.id ?? '');

  const chosen = cursor ?? open;
  const at = chosen === null ? -1 : rows.findIndex((row) => idOf(row) === chosen);
  const shown = useWindow(scroller, rows.length);
  useSteady(scroller, at, at < 0 ? '' : `${chosen} ${dueAt(rows[at])}`);
  useQueueKeys({ scroller, rows, at, open, setCursor });
  useMore(shown.end, rows.length);

  // The chosen row is always there, also out of view: it keeps the focus.
  const indexes = Array.from({ length: Math.max(0, shown.end - shown.first) }, (_, n) => shown.first + n);
  if (at >= 0 && at < shown.first) indexes.unshift(at);
  if (at >= shown.end) indexes.push(at);
  const reachable = at >= 0 ? at : 0;

  return (
    <section class="queue" aria-label={text.queue.title}>
      <Scopes
        onChange={() => {
          setCursor(null);
          if (scroller.current) scroller.current.scrollTop = 0;
        }}
      />
      <Search />
      <div ref={scroller} id="queue-list" class="list" role="tabpanel" aria-label={text.queue.title}>
        <QueueNotice rows={rows.length} />
        {rows.length > 0 && (
          <ul
            class="rows"
            style={{ height: `${rows.length * ROW}px` }}
            onFocusIn={(event) => {
              const id = (event.target as HTMLElement).dataset.row;
              if (id) setCursor(id);
            }}
            onFocusOut={() => setCursor(null)}
          >
            {indexes.map((index) => {
              const row = rows[index];
              if (!row) return null;
              const id = idOf(row);
              const place = {
                index,
                count: rows.length,
                now,
                selected: id === open,
                reachable: index === reachable,
              };
              return 'linked' in row ? (
                <ProblemLine key={id} row={row} {...place} />
              ) : (
                <TicketRow key={id} ticket={row} unseen={isUnseen(row, seen)} {...place} />
              );
            })}
          </ul>
        )}
        {state.hasMore && rows.length > 0 && <p class="quiet more">{text.queue.more}</p>}
      </div>
    </section>
  );
}

const dueAt = (row: QueueRow | undefined) => row && owed(problemIn(row)?.problem ?? (row as never))?.dueAt;

const BEFORE_THE_END = 20;

/** Reads on before the end of what is known comes into view. */
function useMore(end: number, count: number): void {
  const { client, state } = useDesk();
  const busy = useRef(false);
  if (!state.hasMore || busy.current || end < count - BEFORE_THE_END) return;
  busy.current = true;
  client
    .more()
    .catch(() => {})
    .finally(() => {
      busy.current = false;
    });
}
