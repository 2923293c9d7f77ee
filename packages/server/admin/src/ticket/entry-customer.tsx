import { useDesk } from '../lib/desk.ts';
import { Words } from '../parts/words.tsx';
import { filesOf } from './event-files.ts';
import { FilesShown } from './files-shown.tsx';
import { Given } from './given.tsx';
import { Intake } from './intake.tsx';
import { Person, type PersonProps } from './person.tsx';
import type { AnyEvent, Story } from './story.ts';

/** What a customer does, and the person whom they asked to approve. */
const TYPES = [
  'ticket_created',
  'message_posted',
  'ticket_reopened',
  'option_chosen',
  'data_answered',
  'approval_asked',
  'approval_decided',
  'rated',
] as const;
type CustomerEvent = Extract<AnyEvent, { type: (typeof TYPES)[number] }>;

export const isOfCustomer = (event: AnyEvent): event is CustomerEvent =>
  TYPES.some((type) => type === event.type);

interface Props {
  readonly event: CustomerEvent;
  readonly person: PersonProps;
  readonly story: Story;
}

/** A customer's words and acts. */
export function CustomerEntry({ event, person, story }: Props) {
  const { text } = useDesk();
  // The link says whom it was made for, not who has opened it.
  const byLink = event.type === 'approval_decided';
  return (
    <Person {...person} kind="customer" {...(byLink && { said: text.requests.byLink(person.name) })}>
      <Body event={event} story={story} now={person.now} />
    </Person>
  );
}

function Body({ event, story, now }: Pick<Props, 'event' | 'story'> & { readonly now: number }) {
  const { text, times } = useDesk();
  switch (event.type) {
    case 'ticket_created':
      return (
        <>
          <Words>{event.words?.message}</Words>
          <Intake event={event} now={now} />
          <FilesShown files={filesOf(event.data.files, event.words?.files, story.deleted)} />
        </>
      );
    case 'message_posted':
    case 'ticket_reopened':
      return (
        <>
          {(event.words?.message !== '' || !event.data.files) && <Words>{event.words?.message}</Words>}
          <FilesShown files={filesOf(event.data.files, event.words?.files, story.deleted)} />
          {event.type === 'ticket_reopened' && <p class="aside">{text.entry.reopened}</p>}
          {event.type === 'message_posted' && event.data.stillBroken && (
            <p class="aside">{text.entry.stillBroken}</p>
          )}
        </>
      );
    case 'option_chosen':
      return (
        <>
          <p class="picked" dir="auto">
            <b>{text.options.chose(event.words?.option ?? text.erased)}</b>
          </p>
          {event.words?.why !== undefined && <Words>{event.words.why}</Words>}
        </>
      );
    case 'data_answered':
      return <Given event={event} story={story} />;
    case 'approval_asked': {
      const { name, note } = event.words ?? {};
      const until = times.day(Date.parse(event.data.expiresAt), now);
      return (
        <>
          <p class="aside" dir="auto">
            {text.requests.askedApproval(name ?? text.erased, until)}
          </p>
          {note !== undefined && <Words>{note}</Words>}
        </>
      );
    }
    case 'approval_decided':
      return (
        <>
          <p>
            <b>{event.data.approved ? text.requests.approved : text.requests.notApproved}</b>
          </p>
          <p class="aside">{text.requests.linkHint}</p>
          {event.words?.reason !== undefined && <Words>{event.words.reason}</Words>}
        </>
      );
    case 'rated':
      return (
        <>
          <p>
            <b>{text.rating.said(text.rating.grades[event.data.grade])}</b>
          </p>
          {event.words?.text !== undefined && <Words>{event.words.text}</Words>}
          <Thanks id={event.data.thanks} story={story} />
        </>
      );
  }
}

function Thanks({ id, story: { subject } }: { readonly id: string | null; readonly story: Story }) {
  const { state, text } = useDesk();
  const thanked = 'rating' in subject ? subject.rating?.thanks : null;
  // Who has left the team since is thanked all the same.
  const name = state.agents.find((agent) => agent.id === id)?.name ?? (thanked?.id === id && thanked?.name);
  return name ? <p class="aside">{text.rating.thanks(name)}</p> : null;
}
