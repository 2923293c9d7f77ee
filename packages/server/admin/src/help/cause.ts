import type { ProblemEvent, Status, TicketEvent } from '@vestka/sdk/agent';
import type { Subject } from '../lib/subject.ts';

const KNOWN: readonly (Status | null)[] = ['cause_found', 'fixing', 'verifying', 'resolved'];

/** Whether a cause has been found: now, by what is being written, or at any time since it began. */
export const isCauseFound = (
  subject: Subject,
  events: readonly (TicketEvent | ProblemEvent)[] = [],
  writing: Status | null = null,
): boolean =>
  KNOWN.includes(writing) ||
  KNOWN.includes(subject.status) ||
  events.some(({ facts }) => facts && KNOWN.includes(facts.status));
