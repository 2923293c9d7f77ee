import { useEffect, useRef, useState } from 'preact/hooks';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { hrefOf, nameOf, owed, type Subject, titleOf } from '../lib/subject.ts';
import { useWatched } from '../lib/watch.ts';
import { untilDue } from '../locales/index.ts';
import { announce } from './announcer.tsx';

const MOST = 3;

const dueOf = (subject: Subject) => Date.parse(owed(subject)?.dueAt ?? '');
const keyOf = (subject: Subject) => `${subject.id} ${owed(subject)?.dueAt}`;

/**
 * The calm warning before a promise runs out: of the agent's own requests and of those that nobody has. It stays until
 * it is dismissed, the request is opened, or the word has been given.
 */
export function Toasts({ open }: { readonly open: string | null }) {
  const { client, state, text, times } = useDesk();
  const now = useNow();
  const [shown, setShown] = useState<readonly Subject[]>([]);
  const me = state.me?.agent.id;
  const hears = ({ assignee }: Subject) => !assignee || assignee.id === me;

  useEffect(() => {
    const warned = (type: string, subject: Subject) => {
      if (type === 'promise_warned' && hears(subject))
        setShown((before) => [...before.filter(({ id }) => id !== subject.id), subject].slice(-MOST));
    };
    const offs = [
      client.on('event', ({ event, ticket }) => warned(event.type, ticket)),
      client.on('problem', ({ event, problem }) => warned(event.type, problem)),
    ];
    return () => {
      for (const off of offs) off();
    };
  });

  const soon = useWatched().soon.filter(hears);
  const told = useRef(new Set<string>());
  const news = soon.filter((subject) => !told.current.has(keyOf(subject)));
  const first = news[0];
  const sentence = first && text.soon(nameOf(first), times.clock(dueOf(first)));
  useEffect(() => {
    for (const subject of news) told.current.add(keyOf(subject));
    if (sentence) announce(sentence);
  });

  const standing = shown.filter(
    (subject) => subject.id !== open && soon.some((one) => keyOf(one) === keyOf(subject)),
  );
  if (standing.length === 0) return null;
  return (
    <div class="toasts">
      {standing.map((subject) => (
        <p key={subject.id} class="toast">
          <a href={hrefOf(subject)}>
            {text.soon(nameOf(subject), times.clock(dueOf(subject)))}, {untilDue(text, dueOf(subject), now)}
          </a>
          <span dir="auto"> {titleOf(subject, text)}</span>
          <button
            type="button"
            class="close"
            aria-label={text.dismiss}
            title={text.dismiss}
            onClick={() => setShown((before) => before.filter(({ id }) => id !== subject.id))}
          >
            ×
          </button>
        </p>
      ))}
    </div>
  );
}
