import type { ComponentChildren } from 'preact';
import { useDesk } from '../lib/desk.ts';
import { hrefOf, type Subject, titleOf } from '../lib/subject.ts';

interface Props {
  readonly subject: Subject;
  readonly children: ComponentChildren;
}

/** The third column; on a narrow screen a page of its own, with its title and the way back. */
export function Frame({ subject, children }: Props) {
  const { text } = useDesk();
  return (
    <aside class="side" aria-label={text.side.label}>
      <a class="narrow back" href={hrefOf(subject)}>
        {text.ticket.backToTicket}
      </a>
      <h1 class="narrow" dir="auto">
        {titleOf(subject, text)}
      </h1>
      {children}
    </aside>
  );
}
