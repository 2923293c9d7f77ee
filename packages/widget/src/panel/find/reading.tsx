import { type Answer, getAnswer, solvedByAnswer, type VestkaError } from '@vestka/sdk';
import { endDraft, readDraft } from '../draft.ts';
import type { Child } from '../jsx-runtime.ts';
import { wordsOf } from '../later/words.ts';
import type { Route, Session } from '../session.ts';
import { Button } from '../views/bits.tsx';
import { reasonOf } from '../words.ts';
import { show, turnDown } from './row.ts';
import { findingOf } from './state.ts';

interface Props {
  s: Session;
  id: string;
}

/** A published answer, opened where it was found. */
export const Reading = ({ s, id }: Props): Child => {
  const answer = findingOf(s).read.get(id);
  return (
    <div class="open" key={id} ref={() => load(s, id)}>
      {!answer ? (
        <p class="hint">{s.words.loading}</p>
      ) : answer instanceof Error ? (
        <div class="end" ref={show}>
          <p class="wrong">{reasonOf(s, answer)}</p>
          <Button isQuiet onClick={() => load(s, id)}>
            {s.words.retry}
          </Button>
        </div>
      ) : (
        <Text s={s} answer={answer} />
      )}
    </div>
  );
};

const load = async (s: Session, id: string): Promise<void> => {
  const { read } = findingOf(s);
  const known = read.get(id);
  if (known && !(known instanceof Error)) return;
  read.delete(id);
  s.refresh();
  try {
    read.set(id, await getAnswer(s.client, id));
  } catch (error) {
    read.set(id, error as VestkaError);
  }
  s.refresh();
};

const Text = ({ s, answer }: { s: Session; answer: Answer }): Child => {
  const words = wordsOf(s);
  const { id, lang, symptom, cause, solution, technical } = answer;
  const { busy, refused } = s.ui;
  const text = (words: string) => (
    <p class="words" dir="auto" lang={lang}>
      {words}
    </p>
  );
  return (
    <article aria-busy={busy} ref={show}>
      {text(symptom)}
      <h2>{words.causes}</h2>
      {text(cause)}
      <h2>{words.helps}</h2>
      {text(solution)}
      {technical && (
        <details>
          <summary>{words.forTechnicians}</summary>
          {text(technical)}
        </details>
      )}
      <p class="acts">
        <Button isQuiet onClick={() => solved(s, id)}>
          {words.thisSolved}
        </Button>
        <Button isQuiet onClick={() => turnDown(s, id)}>
          {words.goOn}
        </Button>
      </p>
      {refused?.found && <p class="wrong">{refused.found}</p>}
    </article>
  );
};

/** The draft ends with it; should it not be solved after all, it can be had back. */
const solved = async (s: Session, id: string): Promise<void> => {
  if (s.ui.busy) return;
  const { route } = s;
  s.set({ busy: true, refused: {} });
  try {
    await solvedByAnswer(s.client, id);
  } catch (error) {
    const found = reasonOf(s, error as VestkaError);
    return s.set({ busy: false, refused: { found } }, found);
  }
  const finding = findingOf(s);
  finding.ended = readDraft(s.store);
  s.files?.setAside('new');
  finding.answers.want('');
  endDraft(s.store);
  const thanks: Route = { view: 'thanks' };
  if (s.route === route) s.go(thanks);
  // Once the thanks are left, nothing leads back to them, and what has ended has ended.
  const leave = () => {
    if (s.isOpen && s.route === thanks) return;
    s.watchers.delete(leave);
    finding.ended = {};
    s.files?.endAside(false);
  };
  s.watchers.add(leave);
  leave();
};
