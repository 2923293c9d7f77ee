import { isOpen, type KnownProblem, type TeamTicket } from '@vestka/sdk/agent';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { isPlainKey, keyOf, tip } from '../lib/keys.ts';
import { sentenceOf } from '../lib/refusals.ts';
import { newProblemHref, problemHref } from '../lib/route.ts';
import { nameOf } from '../lib/subject.ts';
import { announce } from '../parts/announcer.tsx';
import { Fact } from './fact.tsx';
import { UnlinkDialog } from './unlink-dialog.tsx';

const MOST = 3;

/** The known problem that it follows, or those that it looks like. */
export function ProblemFact({ ticket }: { readonly ticket: TeamTicket }) {
  const open = isOpen(ticket.status);
  if (ticket.problem) return <Linked ticket={ticket} open={open} />;
  return open ? <LooksLike key={ticket.id} ticket={ticket} /> : null;
}

function Linked({ ticket, open }: { readonly ticket: TeamTicket; readonly open: boolean }) {
  const { text } = useDesk();
  const [leaving, setLeaving] = useState(false);
  const { problem } = ticket;
  if (!problem) return null;
  return (
    <Fact title={text.problems.label}>
      <p dir="auto">
        <a href={problemHref(problem.id)}>P{problem.number}</a> {problem.title}
      </p>
      {open && (
        <button type="button" class="link" onClick={() => setLeaving(true)}>
          {text.problems.unlink}
        </button>
      )}
      {leaving && <UnlinkDialog ticket={ticket} onClose={() => setLeaving(false)} />}
    </Fact>
  );
}

function LooksLike({ ticket }: { readonly ticket: TeamTicket }) {
  const { client, state, text } = useDesk();
  const [found, setFound] = useState<readonly KnownProblem[]>();
  const [failed, setFailed] = useState<string | null>(null);
  const { id } = ticket;
  // Opened or ended meanwhile: others may fit.
  const open = state.problems.filter(({ problem }) => isOpen(problem.status)).length;
  useEffect(() => {
    let gone = false;
    client.suggestions(id).then(
      (all) => !gone && setFound(all.slice(0, MOST).map(({ problem }) => problem)),
      () => {
        // Without suggestions the page says nothing: they are a help, no more.
      },
    );
    return () => {
      gone = true;
    };
  }, [client, id, open]);

  const link = async (problem: KnownProblem) => {
    setFailed(null);
    try {
      const after = await client.link(ticket, problem.id);
      announce(text.problems.linked(nameOf(after), nameOf(problem)));
    } catch (error) {
      setFailed(sentenceOf(error, text));
    }
  };
  const first = found?.[0];
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!first || !isPlainKey(event) || keyOf(event) !== 'l') return;
      event.preventDefault();
      link(first);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });

  return (
    <Fact title={first ? text.problems.looksLike : text.problems.label}>
      {found?.length === 0 && <p class="quiet">{text.problems.nothingLike}</p>}
      <ul class="likely">
        {found?.map((problem, at) => {
          const linked = state.problems.find((row) => row.problem.id === problem.id)?.linked;
          return (
            <li key={problem.id}>
              <span dir="auto">
                <a href={problemHref(problem.id)}>{nameOf(problem)}</a> {problem.title ?? text.erased}
                {linked !== undefined && <span class="quiet"> · {text.problems.follow(linked)}</span>}
              </span>
              <button
                type="button"
                class="plain"
                {...(at === 0 && tip(text.problems.linkTo(nameOf(problem)), 'l'))}
                aria-label={text.problems.linkTo(nameOf(problem))}
                onClick={() => link(problem)}
              >
                {text.problems.link}
              </button>
            </li>
          );
        })}
      </ul>
      <p>
        <a class="quiet-link" href={newProblemHref(id)}>
          {text.problems.fromThis}
        </a>
      </p>
      <p class="fault" role={failed ? 'alert' : undefined}>
        {failed}
      </p>
    </Fact>
  );
}
