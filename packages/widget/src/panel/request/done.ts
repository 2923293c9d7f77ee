import type { Session } from '../session.ts';
import { readDraft, writeDraft } from './draft.ts';
import { SENT, type Sent, sentName, sentOf } from './sent.ts';

/** What is written under one item is not needed any more. */
export const endItem = ({ store }: Session, ticket: string, request: string, name: string): void =>
  writeDraft(store, ticket, request, {
    [`${name}.answer`]: '',
    [`${name}.text`]: '',
    [`${name}.reason`]: '',
    [`${name}.held`]: '',
    [sentName(name)]: '',
  });

export const endAsking = ({ store }: Session, ticket: string, request: string): void =>
  writeDraft(store, ticket, request, { name: '', note: '', [sentName('approval')]: '' });

/** Where files that are given under one item are attached. */
export const filesName = (request: string, name: string): string => `request:${request}:${name}`;

/** It was sent, and what is shown has come of it, though its answer may never have come. */
const hasArrived = (sent: Sent | undefined, now: string | undefined): boolean =>
  !!sent && !!now && sent.before !== now;

/** Items whose files are leaving the device. */
const leaving = new Set<string>();

/** Takes away drafts that have arrived, with their files: the page may have been loaded anew meanwhile. */
const endArrived = (s: Session): void => {
  const { store, client } = s;
  // Whoever acts now tidies up behind it.
  if (s.ui.busy || !store.get(SENT)) return;
  let isLeft = !client.state.loaded;
  for (const { id, requests = {} } of client.state.tickets) {
    for (const [request, { items, approval }] of Object.entries(requests)) {
      const asked = sentOf(store, id, request, 'approval');
      if (asked) isLeft = true;
      if (hasArrived(asked, approval?.at)) {
        endAsking(s, id, request);
        s.set({ asking: false, refused: {} });
      }
      for (const [name, { answeredAt, state }] of Object.entries(items)) {
        const sent = sentOf(store, id, request, name);
        if (sent) isLeft = true;
        if (sent && hasArrived(sent, answeredAt) && state === saidIn(sent).answer)
          endAnswer(s, id, request, name, sent);
      }
    }
  }
  if (!isLeft) store.set(SENT, null);
};

/** What came of an item is looked at instead of the form that was there. */
export const cameOf = (name: string): string => `came ${name}`;

type Said = { items?: { answer?: string; text?: string; reason?: string; files?: string[] }[] };

const saidIn = ({ body }: Sent) => (body as Said).items?.[0] ?? {};

/** What was written or attached after it was sent stays. */
const endAnswer = async (s: Session, ticket: string, request: string, name: string, sent: Sent) => {
  const { store, files } = s;
  const of = filesName(request, name);
  // What the page before has left is not known yet.
  if (leaving.has(of) || (store.get('files') && (!files || files.filesOf(of).busy))) return;
  const { answer, text, reason, files: ids = [] } = saidIn(sent);
  leaving.add(of);
  await files?.arrived(ids);
  leaving.delete(of);
  const draft = readDraft(store, ticket, request);
  const isSame = (part: string, said = '') => (draft[`${name}.${part}`] ?? '').trim() === said;
  const isAll =
    isSame('answer', answer) &&
    (answer === 'declined' || isSame('text', text)) &&
    (answer === 'given' || isSame('reason', reason)) &&
    !files?.filesOf(of).count;
  if (!isAll) writeDraft(store, ticket, request, { [sentName(name)]: '' });
  else {
    endItem(s, ticket, request, name);
    const { confirms } = s.ui;
    if (s.route.view === 'request' && (!confirms || confirms === name)) s.ui.confirms = cameOf(name);
  }
  s.set({ refused: {} });
};

const tidied = new WeakSet<Session>();

/** From now on, drafts that have arrived are taken away. */
export const tidy = (s: Session): void => {
  if (tidied.has(s)) return;
  tidied.add(s);
  s.watchers.add(() => endArrived(s));
  endArrived(s);
};
