import { useEffect } from 'preact/hooks';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { activityText, holderName } from '../lib/facts.ts';
import type { Subject } from '../lib/subject.ts';
import { announce } from '../parts/announcer.tsx';

export interface ChangedProps {
  /** As it stood when the agent began to write. */
  readonly base: Subject;
  readonly subject: Subject;
  onLooked(): void;
}

/** What has changed while the agent was writing, and the way on. */
export function Changed({ base, subject: ticket, onLooked }: ChangedProps) {
  const { text, times } = useDesk();
  const now = useNow();
  useEffect(() => announce(text.stale.title), [text]);
  const activity = activityText(ticket.activity, text);
  const holder = holderName(ticket.holder, text);
  const due = ticket.promise?.dueAt;
  const changes = [
    base.status !== ticket.status && text.stale.status(text.status[base.status], text.status[ticket.status]),
    activityText(base.activity, text) !== activity && text.stale.activity(activity),
    due && base.promise?.dueAt !== due && text.stale.nextWord(times.when(Date.parse(due), now)),
    holderName(base.holder, text) !== holder && text.stale.holder(holder),
  ].filter((change) => change !== false && change !== undefined && change !== '');
  return (
    <div class="changed">
      <p>
        <b>{text.stale.title}</b> {text.stale.kept}
      </p>
      <ul>
        {(changes.length > 0 ? changes : [text.stale.other]).map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      <button type="button" class="plain" onClick={onLooked}>
        {text.stale.go}
      </button>
    </div>
  );
}

/** An agent's own taking of a ticket is no news to them; everything else that turns the tag is. */
export function isNews(base: Subject, ticket: Subject, me: string | undefined): boolean {
  if (base.tag === ticket.tag) return false;
  const same =
    base.status === ticket.status &&
    JSON.stringify(base.activity) === JSON.stringify(ticket.activity) &&
    base.promise?.dueAt === ticket.promise?.dueAt;
  return !(same && ticket.holder.kind === 'agent' && ticket.holder.id === me);
}
