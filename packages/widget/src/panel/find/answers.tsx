import type { Found } from '@vestka/sdk';
import { type Draft, writeDraft } from '../draft.ts';
import type { Child } from '../jsx-runtime.ts';
import { wordsOf } from '../later/words.ts';
import type { Session } from '../session.ts';
import { stateName } from '../words.ts';
import { Known } from './known.tsx';
import { Marked } from './marked.tsx';
import { Reading } from './reading.tsx';
import { type Finding, findingOf } from './state.ts';

interface Props {
  s: Session;
  draft: Draft;
}

/** What may help already, below the question: open known problems, published answers, own requests. */
export const Answers = ({ s, draft }: Props): Child => {
  const words = wordsOf(s);
  const finding = findingOf(s);
  const { found } = finding.answers.want(draft.message ?? '');
  if (!draft.message) finding.past.clear();
  const rows = found ? rowsOf(s, finding, found) : [];
  return (
    <>
      {draft.problem && (
        <p class="notice" key="problem">
          {words.withProblem}{' '}
          <button
            type="button"
            class="link"
            onClick={() => {
              writeDraft(s.store, { problem: '' });
              s.refresh();
            }}
          >
            {words.undo}
          </button>
        </p>
      )}
      {rows[0] && (
        <section class="found" aria-label={words.mayHelp} key="found" ref={() => s.set({}, words.foundSome)}>
          <p class="hint">{words.mayHelp}</p>
          <ul>{rows}</ul>
        </section>
      )}
    </>
  );
};

/** No more than can be taken in at a glance. */
const rowsOf = (s: Session, { past }: Finding, { problems, answers, own }: Found): Child[] => {
  const words = wordsOf(s);
  const { times, now, ui } = s;
  const isNew = ({ id }: { id: string }) => !past.has(id);
  const row = (id: string, kind: string, title: string, more: Child, inside: Child): Child => (
    <li key={id}>
      <button
        type="button"
        class="row"
        aria-expanded={ui.found === id}
        onClick={() => s.set({ found: ui.found === id ? '' : id, refused: {} })}
      >
        <span class="hint">{kind}</span>
        <b dir="auto">{title}</b>
        {more}
      </button>
      {ui.found === id && inside}
    </li>
  );
  return [
    ...problems
      .filter(isNew)
      .slice(0, 2)
      .map((problem) => {
        const { id, number, title, nextUpdateAt } = problem;
        const next = nextUpdateAt && words.nextAt(times.short(nextUpdateAt, now));
        return row(
          id,
          `${words.knownProblem} P${number}`,
          title,
          <span class="hint">{[stateName(words, problem), next].filter(Boolean).join(' · ')}</span>,
          <Known s={s} id={id} />,
        );
      }),
    ...answers
      .filter(isNew)
      .slice(0, 3)
      .map(({ id, title, excerpt, solved }) =>
        row(
          id,
          [words.anAnswer, solved > 0 && words.solvedFor(solved)].filter(Boolean).join(' · '),
          title,
          ui.found !== id && <Marked excerpt={excerpt} />,
          <Reading s={s} id={id} />,
        ),
      ),
    ...own.slice(0, 2).map((ticket) => (
      <li key={ticket.id}>
        <button type="button" class="row" onClick={s.to('ticket', ticket.id)}>
          <span class="hint">
            {words.ownRequest} #{ticket.number} · {stateName(words, s.find(ticket.id) ?? ticket)}
          </span>
          <b dir="auto">{ticket.subject ?? words.erased}</b>
          <Marked excerpt={ticket.excerpt} />
        </button>
      </li>
    )),
  ];
};
