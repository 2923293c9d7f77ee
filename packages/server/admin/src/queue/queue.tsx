import { useRef, useState } from 'preact/hooks';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { isUnseen, useSeen } from '../lib/seen.ts';
import { Tabs } from '../parts/tabs.tsx';
import { QueueFoot } from './foot.tsx';
import { useQueueKeys } from './keys.ts';
import { QueueNotice } from './notice.tsx';
import { Row } from './row.tsx';
import { ROW, useSteady, useWindow } from './window.ts';

interface Props {
  readonly open: string | null;
  onHelp(): void;
}

/** All requests of a scope, the promise that runs out next on top. */
export function Queue({ open, onHelp }: Props) {
  const { client, state, text } = useDesk();
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const { queue } = state;
  const seen = useSeen(open === null ? undefined : state.tickets[open]);

  const chosen = cursor ?? open;
  const at = queue.findIndex(({ id }) => id === chosen);
  const shown = useWindow(scroller, queue.length);
  useSteady(scroller, at, at < 0 ? '' : `${chosen} ${queue[at]?.promise?.dueAt}`);
  useQueueKeys({ scroller, queue, at, setCursor });
  useMore(shown.end);

  // The chosen row is always there, also out of view: it keeps the focus.
  const indexes = Array.from({ length: Math.max(0, shown.end - shown.first) }, (_, n) => shown.first + n);
  if (at >= 0 && at < shown.first) indexes.unshift(at);
  if (at >= shown.end) indexes.push(at);
  const reachable = at >= 0 ? at : 0;

  const tabs = [
    { id: 'mine', label: text.queue.mine, count: state.counts.mine },
    { id: 'unassigned', label: text.queue.unassigned, count: state.counts.unassigned },
    { id: 'all', label: text.queue.all, count: state.counts.all },
    { id: 'ended', label: text.queue.ended },
  ] as const;

  return (
    <section class="queue" aria-label={text.queue.title}>
      <Tabs
        class="scopes"
        label={text.queue.scope}
        tabs={tabs}
        selected={state.scope}
        panel="queue-list"
        onSelect={(scope) => {
          setCursor(null);
          if (scroller.current) scroller.current.scrollTop = 0;
          client.setScope(scope).catch(() => {});
        }}
      />
      <div ref={scroller} id="queue-list" class="list" role="tabpanel" aria-label={text.queue.title}>
        <QueueNotice />
        {queue.length > 0 && (
          <ul
            class="rows"
            style={{ height: `${queue.length * ROW}px` }}
            onFocusIn={(event) => {
              const id = (event.target as HTMLElement).dataset.ticket;
              if (id) setCursor(id);
            }}
            onFocusOut={() => setCursor(null)}
          >
            {indexes.map((index) => {
              const ticket = queue[index];
              return (
                ticket && (
                  <Row
                    key={ticket.id}
                    ticket={ticket}
                    index={index}
                    count={queue.length}
                    now={now}
                    selected={ticket.id === open}
                    reachable={index === reachable}
                    unseen={isUnseen(ticket, seen)}
                  />
                )
              );
            })}
          </ul>
        )}
        {state.hasMore && queue.length > 0 && <p class="quiet more">{text.queue.more}</p>}
      </div>
      <QueueFoot onHelp={onHelp} />
    </section>
  );
}

const BEFORE_THE_END = 20;

/** Reads on before the end of what is known comes into view. */
function useMore(end: number): void {
  const { client, state } = useDesk();
  const busy = useRef(false);
  if (!state.hasMore || busy.current || end < state.queue.length - BEFORE_THE_END) return;
  busy.current = true;
  client
    .more()
    .catch(() => {})
    .finally(() => {
      busy.current = false;
    });
}
