import type { ComponentChildren } from 'preact';
import { useDesk } from '../lib/desk.ts';
import { queueHref } from '../lib/route.ts';
import { Strip } from './strip.tsx';

interface Props {
  readonly id: string | null;
  readonly label: string;
  /** Why it could not be read. */
  readonly failed: string | null;
  /** Absent until it is read. */
  readonly children: ComponentChildren;
}

/** The middle column: what is open, or why nothing is. */
export function Column({ id, label, failed, children }: Props) {
  const { state, text } = useDesk();
  return (
    <section class="ticket" id="request" aria-label={label} tabIndex={-1}>
      <Strip open={id} />
      {children || (
        <div class="empty">
          {failed && (
            <a class="narrow" href={queueHref()}>
              {text.ticket.back}
            </a>
          )}
          <h2>{failed ? text.ticket.failed : id === null ? text.ticket.none : text.loading}</h2>
          {failed ? <p>{failed}</p> : id === null && state.queue.length > 0 && <p>{text.ticket.pick}</p>}
        </div>
      )}
    </section>
  );
}
