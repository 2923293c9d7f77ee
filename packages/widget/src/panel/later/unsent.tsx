import type { NewTicket, Pending, VestkaError } from '@vestka/sdk';
import { returnToDraft } from '../draft.ts';
import type { Session } from '../session.ts';
import { Given } from '../views/attach.tsx';
import { Button, type ViewProps } from '../views/bits.tsx';
import { Ask } from './ask.tsx';
import { reasonOf } from './reason.ts';
import { reveal } from './room.tsx';
import { wordsOf } from './words.ts';

/**
 * Words often come back live before the answer to their sending: they are shown once, as received. The times are both
 * the server's, and a second is more than they differ by.
 */
const hasArrived = ({ state }: Session['client'], { act, at }: Pending): boolean => {
  const since = (time: string) => Date.parse(time) > at - 1000;
  if (act.type === 'create') {
    return state.tickets.some(
      ({ createdAt, subject }) =>
        since(createdAt) && subject && act.body.message.trim().startsWith(subject.replace(/…$/, '')),
    );
  }
  const text = act.body.text.trim();
  return !!state.timelines[act.ticket]?.some(
    (event) => event.type === 'message_posted' && since(event.at) && event.words?.message === text,
  );
};

/** Words that were not taken go back to where they were written, above what was begun there meanwhile. */
const takeBack = (s: Session, { act, intent, refused }: Pending): void => {
  const { client, store } = s;
  s.files?.takeBack(act.body.files);
  client.discard(intent);
  if (act.type === 'create') {
    returnToDraft(store, act.body);
    s.go({ view: 'new' });
    toField(s, act.body, refused);
  } else {
    const name = `draft:${act.ticket}`;
    const begun = store.get(name);
    store.set(name, begun ? `${act.body.text}\n${begun}` : act.body.text);
    s.refresh();
  }
};

/** What came back of a request stands open. What was refused of it has the focus, and says why. */
const toField = (s: Session, { since, expected, steps }: NewTicket, refused?: Pending['refused']): void => {
  const [error] = Array.isArray(refused?.errors) ? refused.errors : [];
  const part = `${error?.path}`.split('.').pop();
  if (refused) {
    const wrong = part === 'email' ? wordsOf(s).emailWrong : reasonOf(s, refused);
    s.set({ wrong }, wrong);
  }
  // After the form is drawn.
  queueMicrotask(() => {
    const details = s.shell.root.querySelector('dialog details') as HTMLDetailsElement;
    if (since || expected || steps) details.open = true;
    const fields = [...details.querySelectorAll<HTMLInputElement>('[name]')];
    const field = fields.find(({ name }) => name === part);
    if (field) reveal(field);
  });
};

const ticketOf = ({ act }: Pending): string | undefined => ('ticket' in act ? act.ticket : undefined);

/** Why is said. While writing is paused the words go back at once, and until when is said there. */
export const onRefusal = (s: Session, error: VestkaError, ticket?: string): void => {
  const pending = s.client.state.pending.find(
    (one) => one.refused?.code === error.code && ticketOf(one) === ticket,
  );
  // What the customer takes back or drops themselves ends too.
  if (!pending) return;
  const wrong = reasonOf(s, error);
  if (error.code === 'writing_paused') {
    takeBack(s, pending);
    s.ui.wrong = wrong;
  }
  s.set({}, wrong);
};

/** Words that the server does not have yet, or did not take, with what can be done about it; the latest on top. */
export const Unsent = ({ s, ticket }: ViewProps & { ticket?: string | undefined }) =>
  s.client.state.pending
    .filter((pending) => ticketOf(pending) === ticket && (pending.refused || !hasArrived(s.client, pending)))
    .reverse()
    .map((pending) => <Item key={pending.intent} s={s} pending={pending} />);

/** Sending that takes longer than this is no longer “Sending…”, milliseconds. */
const SLOW = 10_000;
/** What is younger was sent a moment ago, and not before the page was loaded; milliseconds. */
const FRESH = 2000;

const Item = ({ s, pending }: ViewProps & { pending: Pending }) => {
  const words = wordsOf(s);
  const { client } = s;
  const { act, intent, refused, at } = pending;
  const text = act.type === 'create' ? act.body.message : act.body.text;
  const isCut = s.outgoing === words.unsent;
  // Connected and still not taken: too many at once, or the server is in trouble. Either way it is told.
  const isSlow = !refused && !isCut && s.now - at > SLOW;
  const isHeld = refused || isCut || isSlow;
  const answer = (stillBroken: boolean) => {
    client.discard(intent);
    if (act.type === 'message') client.postMessage(act.ticket, { ...act.body, stillBroken }).catch(() => {});
  };
  // What became of the words is brought into view, from its beginning.
  const show = (item: HTMLElement) => {
    const you = item.firstElementChild as HTMLElement;
    if (refused || s.now - at < FRESH) you.scrollIntoView({ block: 'nearest' });
    if (refused && act.type === 'create') you.focus();
  };
  return (
    <li key={refused ? `${intent}!` : intent} ref={show}>
      <b tabindex="-1">{words.you}</b> <span class="hint">{isHeld ? words.unsent : words.sending}</span>
      {isSlow && <p class="hint">{words.slow}</p>}
      {refused && <p class="wrong">{reasonOf(s, refused)}</p>}
      {refused?.code === 'say_if_still_broken' && <Ask s={s} answer={answer} />}
      {isHeld && (
        <p class="acts">
          <Button isQuiet onClick={() => takeBack(s, pending)}>
            {words.edit}
          </Button>
          <Button isQuiet onClick={() => client.discard(intent)}>
            {words.discard}
          </Button>
        </p>
      )}
      {text && (
        <p class="words mine" dir="auto">
          {text}
        </p>
      )}
      <Given s={s} by={{ data: act.body }} />
    </li>
  );
};
