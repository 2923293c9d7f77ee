import { isOpen } from '@vestka/sdk/agent';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { tip } from '../lib/keys.ts';
import { isReopened, wordUrgency } from '../lib/promise.ts';
import { factsHref, queueHref } from '../lib/route.ts';
import { followed, nameOf, type Subject, titleOf } from '../lib/subject.ts';
import { span, untilDue } from '../locales/index.ts';
import { Assign } from './assign.tsx';

interface Props {
  readonly subject: Subject;
  /** What is said of it under its title, after the number. */
  readonly meta: readonly (string | false | null)[];
  readonly children?: ComponentChildren;
  onTake(): void;
}

/** What it is about, whose it is, how long it is open; on a narrow screen also when the next word is due. */
export function Head({ subject, meta, children, onTake }: Props) {
  const { state, text, times } = useDesk();
  const now = useNow();
  const heading = useRef<HTMLHeadingElement>(null);
  const { id } = subject;
  useEffect(() => {
    // Where the columns take turns, the reader is led to the one that has just come.
    if (id && matchMedia('(max-width: 819px)').matches) heading.current?.focus({ preventScroll: true });
  }, [id]);

  const open = isOpen(subject.status);
  const mine = subject.assignee !== null && subject.assignee.id === state.me?.agent.id;
  const { kept, missed } = subject.promises;
  const said = [
    nameOf(subject),
    ...meta,
    isReopened(subject) && text.queue.openedAgain,
    open && text.openFor(span(text, now - Date.parse(subject.createdAt))),
    kept > 0 && text.kept(kept),
    missed > 0 && text.missed(missed),
  ];
  const due = subject.promise && Date.parse(subject.promise.dueAt);
  return (
    <header class="head">
      <nav class="narrow">
        <a class="back" href={queueHref()}>
          {text.ticket.back}
        </a>
        <button type="button" class="link" onClick={toComposer}>
          {text.ticket.answer}
        </button>
        <a href={factsHref(id)}>{text.ticket.facts}</a>
      </nav>
      <div class="title">
        <h1 ref={heading} tabIndex={-1} dir="auto" title={titleOf(subject, text)}>
          {titleOf(subject, text)}
        </h1>
        {/* Who has what follows a known problem is said there. */}
        {open && !followed(subject) && (
          <div class="title-acts">
            {!mine && (
              <button type="button" class="plain take" onClick={onTake} {...tip(text.ticket.take, 't')}>
                {text.ticket.take}
              </button>
            )}
            <Assign subject={subject} />
          </div>
        )}
      </div>
      <p class="meta">{said.filter(Boolean).join(' · ')}</p>
      {due !== null && open && (
        <p class={`due-line ${wordUrgency(subject, now)}`}>
          {text.status[subject.status]} · {text.side.nextWord} <b>{times.when(due, now)}</b>{' '}
          <span>({untilDue(text, due, now)})</span>
        </p>
      )}
      {children}
    </header>
  );
}

function toComposer(): void {
  document.querySelector('.composer')?.scrollIntoView();
}
