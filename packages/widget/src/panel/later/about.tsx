import type { Contact, Ticket } from '@vestka/sdk';
import { readDraft, writeDraft } from '../draft.ts';
import type { Session } from '../session.ts';
import { Button } from '../views/bits.tsx';
import { Abandon } from './abandon.tsx';
import { acting } from './acting.ts';
import { ContactFields } from './contact.tsx';
import { kindName } from './lines.ts';
import { wordsOf } from './words.ts';

/** What a request is, and how its customer wishes to be addressed, to look at and to change. */
export const About = ({ s, ticket }: { s: Session; ticket: Ticket }) => {
  const words = wordsOf(s);
  const { times, client, ui } = s;
  const { id, createdAt } = ticket;
  const { wrong, refuse, run } = acting(s, ticket, 'about');
  const known = contactOf(s, id);
  const { name, email } = { ...known, ...ui.contact };
  const save = (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (form.querySelector(':invalid')) return refuse(words.emailWrong);
    const contact = { name: name?.trim() || undefined, email: email?.trim() || undefined };
    run(
      () => client.changeContact(ticket, contact),
      () => {
        writeDraft(s.store, { name: name ?? '', email: email ?? '' });
        s.set({ busy: false, contact: undefined, refused: { about: words.saved } }, words.saved);
      },
    );
  };
  return (
    <>
      <form onSubmit={save} noValidate aria-busy={ui.busy}>
        <p class="hint">
          {kindName(words, ticket)}
          <br />
          {words.opened(times.inText(createdAt, s.now))}
        </p>
        <ContactFields
          s={s}
          name={name}
          email={email}
          change={(part) => s.set({ contact: { ...ui.contact, ...part }, refused: {} })}
        />
        <p class={wrong === words.saved ? 'hint' : 'wrong'} id="contact-wrong">
          {wrong}
        </p>
        {ui.contact && <Button isQuiet>{words.save}</Button>}
      </form>
      <Abandon s={s} ticket={ticket} />
    </>
  );
};

/** What the team knows of them; until the events are there, what this device remembers. */
const contactOf = (s: Session, id: string): Contact => {
  const last = s.client.state.timelines[id]?.findLast(
    ({ type }) => type === 'contact_changed' || type === 'ticket_created',
  );
  if (!last) return readDraft(s.store);
  return (last.words as { contact?: Contact } | null)?.contact ?? {};
};
