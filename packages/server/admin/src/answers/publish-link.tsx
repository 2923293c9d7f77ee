import { useDesk } from '../lib/desk.ts';
import { newAnswerHref } from '../lib/route.ts';
import type { Subject } from '../lib/subject.ts';

/** From an ended request or known problem with a report: what was learnt, for everyone who has the same. */
export function PublishLink({ subject }: { readonly subject: Subject }) {
  const { text } = useDesk();
  if (!subject.report) return null;
  return (
    <p>
      <a class="plain" href={newAnswerHref(subject.id)}>
        {text.answers.fromReport}
      </a>
    </p>
  );
}
