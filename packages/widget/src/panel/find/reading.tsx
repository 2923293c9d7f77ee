import { type Answer, getAnswer, solvedByAnswer, type VestkaError } from '@vestka/sdk';
import { endDraft, readDraft } from '../draft.ts';
import type { Child } from '../jsx-runtime.ts';
import { wordsOf } from '../later/words.ts';
import type { Route, Session } from '../session.ts';
import { Button } from '../views/bits.tsx';
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
          <p class="wrong">{s.later?.reasonOf(s, answer)}</p>
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
  const refuse = (found: string) => s.set({ busy: false, refused: { found } }, found);
  if (!(await filesThere(s))) return refuse(s.words.failed);
  try {
    await solvedByAnswer(s.client, id);
  } catch (error) {
    return refuse(s.later?.reasonOf(s, error as VestkaError) ?? '');
  }
  const finding = findingOf(s);
  await s.files?.setAside('new');
  finding.ended = readDraft(s.store);
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

/** Files of the draft end with it: what takes care of them must be there before. @returns false when it does not come */
const filesThere = (s: Session): Promise<boolean> =>
  new Promise((resolve) => {
    const look = () => {
      const isThere = !!s.files || !(s.store.get('files') || s.dropped[0]);
      if (!isThere && !s.failed && !s.isOver) return;
      s.watchers.delete(look);
      resolve(isThere);
    };
    if (!s.files) {
      // Whatever failed before is tried once more.
      s.retry();
      s.need('files');
    }
    s.watchers.add(look);
    look();
  });
