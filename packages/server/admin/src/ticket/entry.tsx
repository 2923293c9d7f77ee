import { useDesk } from '../lib/desk.ts';
import { holderName } from '../lib/facts.ts';
import { times as timesOf } from '../lib/times.ts';
import { Words } from '../parts/words.tsx';
import { AnsweredLine } from './answered.tsx';
import { CustomerEntry, isOfCustomer } from './entry-customer.tsx';
import { RemainingEntry } from './entry-remaining.tsx';
import { filesOf } from './event-files.ts';
import { FactsSaid } from './facts-said.tsx';
import { FilesShown } from './files-shown.tsx';
import { HandOffWords } from './hand-off.tsx';
import { limitText } from './limit-text.ts';
import { OfferCards } from './offer-cards.tsx';
import { Person } from './person.tsx';
import { reportOf } from './published.ts';
import { ReportLetter } from './report-letter.tsx';
import { ReportLinks } from './report-links.tsx';
import { RequestTold } from './request-told.tsx';
import { type AnyEvent, offerOf, reportNow, requestOf, type Story } from './story.ts';
import { SystemLine } from './system-line.tsx';
import { Technical } from './technical.tsx';

interface Props {
  readonly event: AnyEvent;
  readonly customer: string;
  readonly now: number;
  readonly story: Story;
}

/** One thing that happened: a person's words with a face, or a line of the system. */
export function Entry({ event, customer, now, story }: Props) {
  const { text, times } = useDesk();
  const words = event.words as Record<string, unknown> | null;
  const said = (name: string) => (words?.[name] as string | null | undefined) ?? null;
  // In a request that follows a known problem: the number of the problem whose word it is.
  const ofProblem = story.problems.get(event.problem ?? '');
  const person = {
    at: event.at,
    now,
    name: event.actor.kind === 'customer' ? customer : (event.actor.name ?? said('name') ?? text.erased),
    title: ofProblem && text.entry.toAll(ofProblem),
  };

  if (isOfCustomer(event)) return <CustomerEntry event={event} person={person} story={story} />;
  switch (event.type) {
    case 'update_posted':
      return (
        <Person {...person} kind="agent">
          {(said('message') !== null || words === null) && <Words>{said('message')}</Words>}
          <Technical>{event.words?.technical}</Technical>
          <FilesShown files={filesOf(event.data.files, event.words?.files, story.deleted)} />
          <Offered event={event} story={story} />
          <Requested event={event} story={story} />
          <FactsSaid event={event} now={now} />
          <AnsweredLine event={event} now={now} />
        </Person>
      );
    case 'problem_created':
      return (
        <Person {...person} kind="agent">
          <FactsSaid event={event} now={now} />
          <p class="aside">{text.entry.problemOpened(person.name)}</p>
        </Person>
      );
    case 'promise_moved': {
      const from = times.when(Date.parse(event.data.from), now);
      const to = times.when(Date.parse(event.data.to), now);
      return (
        <Person {...person} kind="agent">
          <Words>{said('reason')}</Words>
          <p class="aside">{text.entry.moved(from, to)}</p>
        </Person>
      );
    }
    case 'ticket_escalated': {
      const to = event.facts?.holder;
      return (
        <Person {...person} kind="agent">
          <Words>{said('reason')}</Words>
          {to && (
            <p class="aside">
              {text.entry.handedOn(holderName(event.data.from, text), holderName(to, text))}
              {event.facts?.promise && (
                <>
                  {' '}
                  {text.entry.nextWord} <b>{times.when(Date.parse(event.facts.promise.dueAt), now)}</b>.
                </>
              )}
            </p>
          )}
          <AnsweredLine event={event} now={now} />
        </Person>
      );
    }
    case 'handoff_added':
      return (
        <Person {...person} kind="note" title={text.entry.handOff}>
          <HandOffWords known={said('known')} tried={said('tried')} why={said('why')} />
        </Person>
      );
    case 'wish_answered': {
      const { answer, plannedFor } = event.data;
      // A calendar day, wherever one is.
      const at = plannedFor && timesOf(times.locale, 'UTC').date(Date.parse(plannedFor), now);
      return (
        <Person {...person} kind="agent">
          <p>
            <b>
              {answer === 'planned' && at
                ? text.wish.planned(at)
                : text.wish[answer === 'planned' ? 'considered' : answer]}
            </b>
          </p>
          <Words>{said('message')}</Words>
          <Offered event={event} story={story} />
          <AnsweredLine event={event} now={now} />
        </Person>
      );
    }
    case 'remaining_done':
    case 'remaining_moved':
      return <RemainingEntry event={event} person={person} />;
    case 'customer_limited':
      return (
        <Person {...person} kind="agent">
          <Words>{said('reason')}</Words>
          <p class="aside">{limitText(event.data.limit, text, times, now)}</p>
        </Person>
      );
    case 'report_published':
      return (
        <Person
          {...person}
          kind="agent"
          title={[text.entry.published, person.title].filter(Boolean).join(' ')}
        >
          <ReportLetter report={reportNow(event, story) ?? reportOf(event)} now={now} />
          {reportNow(event, story) && <ReportLinks subject={story.subject} />}
          <AnsweredLine event={event} now={now} />
        </Person>
      );
    case 'note_added':
      return (
        <Person {...person} kind="note">
          <Words>{said('text')}</Words>
          <FilesShown files={filesOf(event.data.files, event.words?.files, story.deleted)} />
        </Person>
      );
    case 'ticket_closed':
      return (
        <>
          {said('message') !== null && (
            <Person {...person} kind="customer">
              <Words>{said('message')}</Words>
            </Person>
          )}
          <SystemLine event={event} now={now} />
        </>
      );
    default:
      return <SystemLine event={event} now={now} ofProblem={ofProblem} />;
  }
}

function Offered({ event, story }: Pick<Props, 'event' | 'story'>) {
  const [id, offer] = offerOf(event) ?? [];
  return id && offer ? <OfferCards offer={offer} choice={story.chosen.get(id)} /> : null;
}

function Requested({ event, story }: Pick<Props, 'event' | 'story'>) {
  const request = requestOf(event, story);
  return request && <RequestTold request={request} />;
}
