import { isOpen, type TeamTicket } from '@vestka/sdk/agent';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Composer } from '../composer/composer.tsx';
import { useDesk } from '../lib/desk.ts';
import { customerName } from '../lib/facts.ts';
import { sentenceOf } from '../lib/refusals.ts';
import { queueHref } from '../lib/route.ts';
import { announce } from '../parts/announcer.tsx';
import { Head } from './head.tsx';
import { Missed } from './missed.tsx';
import { Soon } from './soon.tsx';
import { Timeline } from './timeline.tsx';

interface Props {
  readonly id: string | null;
  readonly ticket: TeamTicket | undefined;
}

/** The middle column: one request, or a word on how to open one. */
export function TicketColumn({ id, ticket }: Props) {
  const { state, text } = useDesk();
  const failed = useOpen(id);
  return (
    <section class="ticket" id="request" aria-label={text.ticket.label} tabIndex={-1}>
      <Missed open={id} />
      <Soon open={id} />
      {ticket ? (
        <OpenTicket key={ticket.id} ticket={ticket} />
      ) : (
        <div class="empty">
          {failed && (
            <a class="narrow" href={queueHref}>
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

/** Reads a ticket with its events when it is opened. @returns why it could not be read */
function useOpen(id: string | null): string | null {
  const { client, text } = useDesk();
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    setFailed(null);
    if (id === null) return;
    client.open(id).catch((error) => {
      if (gone) return;
      setFailed(error?.code === 'not_found' ? text.ticket.notFound : sentenceOf(error, text));
    });
    return () => {
      gone = true;
    };
  }, [client, id, text]);
  return failed;
}

/** Shows the latest words, which are what an answer is to; also while the form below grows, unless the agent reads back. */
function useLatest(scroller: RefObject<HTMLElement | null>, last: string | undefined): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !last) return;
    const toEnd = () => {
      element.scrollTop = element.scrollHeight;
    };
    let atEnd = true;
    const scrolled = () => {
      atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < 8;
    };
    const observer = new ResizeObserver(() => atEnd && toEnd());
    toEnd();
    observer.observe(element);
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, [scroller, last]);
}

function OpenTicket({ ticket }: { readonly ticket: TeamTicket }) {
  const { client, state, text } = useDesk();
  const events = state.timelines[ticket.id];
  const scroller = useRef<HTMLDivElement>(null);
  useLatest(scroller, events?.at(-1)?.cursor);

  const take = () => {
    if (ticket.assignee && ticket.assignee.id === state.me?.agent.id) return;
    client.assign(ticket.id, 'me').catch((error) => announce(sentenceOf(error, text)));
  };
  return (
    <>
      <div class="reading" ref={scroller}>
        <Head ticket={ticket} onTake={take} />
        {events ? (
          <Timeline events={events} customer={customerName(ticket, text)} />
        ) : (
          <p class="quiet loading">{text.loading}</p>
        )}
      </div>
      <Composer key={isOpen(ticket.status) ? 'open' : 'ended'} ticket={ticket} onTake={take} />
    </>
  );
}
