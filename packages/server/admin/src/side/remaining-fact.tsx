import type { Remaining } from '@vestka/sdk/agent';
import { allRemaining } from '@vestka/sdk/ticket';
import { useLayoutEffect, useState } from 'preact/hooks';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { isPlainKey, keyOf, tip } from '../lib/keys.ts';
import { openItems, ownItems, remainingStands } from '../lib/remaining.ts';
import { factsHref, problemHref } from '../lib/route.ts';
import { followed, type Subject } from '../lib/subject.ts';
import { Fact } from './fact.tsx';
import { RemainingDialog, type Settling } from './remaining-dialog.tsx';

/** What remains after the report, each with its date: done, or given another one. */
export function RemainingFact({ subject }: { readonly subject: Subject }) {
  const { text } = useDesk();
  const now = useNow();
  const [settling, setSettling] = useState<Settling | null>(null);
  const own = ownItems(subject);
  // What the report of its known problem left is the problem's to do, and stands behind its own.
  const others = openItems(subject).filter(({ at }) => own.every((one) => one.at !== at));
  const problem = others.length > 0 ? followed(subject) : null;
  const first = own[0]?.item.what ?? text.erased;
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isPlainKey(event) || keyOf(event) !== 's' || !own[0]) return;
      event.preventDefault();
      focusFirst(subject);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
  if (!allRemaining(subject).length || subject.closedBecause === 'abandoned') return null;
  return (
    <Fact title={text.report.still} id="still">
      {own.length + others.length === 0 && <p class="quiet">{text.report.allDone}</p>}
      <ul class="still">
        {[...own, ...others].map(({ item, at }, n) => (
          <li key={at}>
            <Line item={item} now={now} />
            {n < own.length && (
              <p class="settle-acts">
                <button
                  type="button"
                  class="link"
                  {...(n === 0 && tip(text.report.settleName(first), 's'))}
                  aria-label={text.report.settleName(item.what ?? text.erased)}
                  onClick={() => setSettling({ kind: 'done', at, item })}
                >
                  {text.report.settle}
                </button>
                <button
                  type="button"
                  class="link"
                  aria-label={text.report.moveName(item.what ?? text.erased)}
                  onClick={() => setSettling({ kind: 'move', at, item })}
                >
                  {text.report.move}
                </button>
              </p>
            )}
          </li>
        ))}
      </ul>
      {problem && (
        <p class="quiet">
          <a href={problemHref(problem.id)}>{text.report.ofProblem(`P${problem.number}`)}</a>
        </p>
      )}
      {settling && (
        <RemainingDialog subject={subject} settling={settling} onClose={() => setSettling(null)} />
      )}
    </Fact>
  );
}

/** To the first thing that remains; on a narrow screen the facts come first. */
function focusFirst(subject: Subject): void {
  const focus = () => document.querySelector<HTMLElement>('#still .settle-acts button')?.focus();
  focus();
  if (document.activeElement?.closest('#still')) return;
  location.hash = factsHref(subject.id);
  setTimeout(focus);
}

function Line({ item, now }: { readonly item: Remaining; readonly now: number }) {
  const { text, times } = useDesk();
  const stands = remainingStands(item, text, times, now);
  return (
    <>
      <p dir="auto">{item.what ?? text.erased}</p>
      <p class={stands?.late ? 'late-said' : 'quiet'} dir="auto">
        {text.report.byLine(item.who ?? text.erased, times.day(Date.parse(item.by), now))}
        {stands && <> · {stands.said}</>}
      </p>
    </>
  );
}
