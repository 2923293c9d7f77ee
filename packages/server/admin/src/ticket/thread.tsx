import { isOpen } from '@vestka/sdk/agent';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Composer } from '../composer/composer.tsx';
import { useDesk } from '../lib/desk.ts';
import { customerName } from '../lib/facts.ts';
import { sentenceOf } from '../lib/refusals.ts';
import { actsOf, followed, isKnownProblem, type Subject } from '../lib/subject.ts';
import { announce } from '../parts/announcer.tsx';
import { Head } from './head.tsx';
import { useLatest } from './latest.ts';
import { Timeline } from './timeline.tsx';

interface Props {
  readonly subject: Subject;
  readonly meta: readonly (string | false | null)[];
  readonly reach?: number;
  /** In the head, above everything that happened. */
  readonly children?: ComponentChildren;
}

/** One request or known problem: its head, what happened, and what can be written. */
export function Thread({ subject, meta, reach, children }: Props) {
  const { client, state, text } = useDesk();
  const events = state.timelines[subject.id];
  const scroller = useRef<HTMLDivElement>(null);
  useLatest(scroller, events?.at(-1)?.cursor);

  const take = () => {
    if (followed(subject) || (subject.assignee && subject.assignee.id === state.me?.agent.id)) return;
    actsOf(client, subject)
      .assign('me')
      .catch((error) => announce(sentenceOf(error, text)));
  };
  return (
    <>
      <div class="reading" ref={scroller}>
        <Head subject={subject} meta={meta} onTake={take}>
          {children}
        </Head>
        {events ? (
          <Timeline
            events={events}
            subject={subject}
            customer={isKnownProblem(subject) ? text.customer : customerName(subject, text)}
          />
        ) : (
          <p class="quiet loading">{text.loading}</p>
        )}
      </div>
      <Composer
        key={isOpen(subject.status) ? 'open' : 'ended'}
        subject={subject}
        {...(reach !== undefined && { reach })}
        onTake={take}
      />
    </>
  );
}
