import { isNeeded } from '@vestka/sdk';
import { markOf, stateOf } from '../later/asked.tsx';
import { wordsOf } from '../later/words.ts';
import { Given } from '../views/attach.tsx';
import { named } from '../words.ts';
import { AnswerForm } from './answer-form.tsx';
import { cameOf } from './done.ts';
import { readDraft } from './draft.ts';
import type { ItemProps } from './props.ts';

/** One thing that is asked for: what for, how sensitive, how long it is kept; what became of it, or the way to answer. */
export const Item = (props: ItemProps) => {
  const { s, ticket, id, name, item, request } = props;
  const words = wordsOf(s);
  const { what, purpose, sensitivity, keepDays, state } = item;
  const isAsked = state === 'open';
  const isBegun = !!readDraft(s.store, ticket.id, id)[`${name}.answer`];
  const canAnswer = isNeeded(ticket, request);
  return (
    // Files that are dropped on it are meant for it.
    <li class="doc asked" data-drafts={name}>
      <p class="item">
        <i aria-hidden="true">{markOf(item)}</i>
        <b dir="auto">{what ?? words.erased}</b>
        {isAsked && !canAnswer ? (
          <small>{words.notNeeded}</small>
        ) : (
          <span class="sr">{stateOf(words, item)}</span>
        )}
      </p>
      <p dir="auto">{words.purpose(purpose ?? words.erased)}</p>
      <p class="hint">
        {named(words, `sn_${sensitivity}`, sensitivity)} · {words.keptFor(keepDays)}
      </p>
      {!isAsked && <Became {...props} />}
      {canAnswer &&
        (isAsked || isBegun || s.ui.confirms === name ? (
          <AnswerForm {...props} />
        ) : (
          <button
            type="button"
            class="link"
            ref={(link) => s.ui.confirms === `no ${name}` && link.focus()}
            onClick={() => s.set({ confirms: name })}
          >
            {words.answerAgain}
          </button>
        ))}
    </li>
  );
};

/** What became of it, and of what was given. */
const Became = ({ s, name, item, request }: ItemProps) => {
  const words = wordsOf(s);
  const { times, now } = s;
  // By itself, in place of the form.
  const hasCome = s.ui.confirms === cameOf(name);
  const { state, answeredAt = '', text, reason, files, deleteAt, deletedAt, keepDays } = item;
  const tell = { given: words.became_given, part: words.became_part, declined: words.became_declined };
  const { approval } = request;
  // Somebody else has decided, behind the customer's link: all that was open was answered at that instant.
  const isTheirs = approval?.state === 'declined' && approval.decidedAt === answeredAt;
  const when = times.inText(answeredAt, now);
  const said =
    state === 'open'
      ? ''
      : state === 'declined' && isTheirs
        ? words.became_refused(approval?.name ?? words.erased, when)
        : tell[state](when);
  const kept = deletedAt
    ? words.hasDeleted(times.date(deletedAt, now), keepDays)
    : deleteAt
      ? words.willDelete(times.date(deleteAt, now))
      : '';
  return (
    <div
      key={answeredAt + state + hasCome}
      class="became"
      tabindex="-1"
      ref={(became) => {
        // The button that had the focus is gone.
        if (!s.ui.busy && !hasCome) return;
        became.focus();
        s.set({}, [said, kept].filter(Boolean).join(' '));
      }}
    >
      <p>{said}</p>
      {reason && <p dir="auto">{words.because(reason)}</p>}
      {text && (
        <p class="words mine" dir="auto">
          {text}
        </p>
      )}
      {files && <Given s={s} by={{ data: { files } }} />}
      <p class="hint">{kept}</p>
    </div>
  );
};
