import type { Pending, VestkaError } from '@vestka/sdk';
import { readDraft, returnToDraft } from '../draft.ts';
import type { Session } from '../session.ts';
import { Given } from '../views/attach.tsx';
import { Button, type ViewProps } from '../views/bits.tsx';
import { Ask } from './ask.tsx';
import { reasonOf } from './reason.ts';
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
const takeBack = (s: Session, { act, intent }: Pending): void => {
  const { client, store } = s;
  s.files?.takeBack(act.body.files);
  client.discard(intent);
  if (act.type === 'create') {
    returnToDraft(store, act.body);
    s.go({ view: 'new' });
  } else {
    const name = `draft:${act.ticket}`;
    const begun = store.get(name);
    store.set(name, begun ? `${act.body.text}\n${begun}` : act.body.text);
    s.refresh();
  }
};

const ticketOf = ({ act }: Pending): string | undefined => ('ticket' in act ? act.ticket : undefined);

/** While writing is paused the words go back at once, and until when is said there. */
export const onRefusal = (s: Session, error: VestkaError, ticket?: string): void => {
  if (error.code !== 'writing_paused') return;
  const pending = s.client.state.pending.find(
    (one) => one.refused?.code === error.code && ticketOf(one) === ticket,
  );
  if (pending) takeBack(s, pending);
  const wrong = reasonOf(s, error);
  s.set({ wrong }, wrong);
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
  // Connected and still not taken: too many at once, or the server is in trouble. Either way it is told.
  const isSlow = !refused && s.isSure && s.now - at > SLOW;
  const isHeld = refused || !s.isSure || isSlow;
  const answer = (stillBroken: boolean) => {
    client.discard(intent);
    if (act.type === 'message') client.postMessage(act.ticket, { ...act.body, stillBroken }).catch(() => {});
  };
  // The form is empty then, and may stand far below: what became of its words is brought into view.
  const show = (item: HTMLElement) => {
    if (act.type !== 'create') {
      if (s.now - at < FRESH) item.scrollIntoView({ block: 'nearest' });
    } else if ((refused || s.now - at < FRESH) && s.route.view === 'new' && !readDraft(s.store).message) {
      item.querySelector('b')?.focus({ preventScroll: true });
      const body = item.closest('.body');
      if (body) body.scrollTop = 0;
    }
  };
  return (
    <li key={refused ? `${intent}!` : intent} ref={show}>
      <b tabindex="-1">{words.you}</b> <span class="hint">{isHeld ? words.unsent : words.sending}</span>
      {text && (
        <p class="words mine" dir="auto">
          {text}
        </p>
      )}
      <Given s={s} by={{ data: act.body }} />
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
    </li>
  );
};
