import type { TeamTicket, Update, WorkingStatus } from '@vestka/sdk/agent';
import { ownWords } from '../lib/facts.ts';
import type { Text } from '../locales/index.ts';

export const STATUSES = [
  'investigating',
  'cause_found',
  'fixing',
  'waiting_on_customer',
  'waiting_on_others',
  'verifying',
] as const satisfies readonly WorkingStatus[];

export type When = 'h1' | 'h3' | 'end' | 'tomorrow' | 'other';

/** What an agent is writing to a customer, and the ticket as they saw it when they began. */
export interface UpdateDraft {
  readonly base: TeamTicket;
  readonly status: WorkingStatus | null;
  readonly activity: string;
  readonly when: When | null;
  /** The instant that was shown when it was picked: a pick does not run on with the clock. */
  readonly at: number | null;
  /** As `<input type="datetime-local">` has it, in the workspace's zone. */
  readonly other: string;
  readonly message: string;
  readonly reason: string;
}

/** Prefilled from the facts; the date never is. */
export function begin(ticket: TeamTicket): UpdateDraft {
  return {
    base: ticket,
    status: STATUSES.find((status) => status === ticket.status) ?? null,
    activity: ownWords(ticket.activity),
    when: null,
    at: null,
    other: '',
    message: '',
    reason: '',
  };
}

/** Nothing but the date changes: the customer is owed a reason. */
export function isDateAlone(draft: UpdateDraft, ticket: TeamTicket): boolean {
  return (
    draft.at !== null &&
    draft.status === ticket.status &&
    draft.activity.trim() === ownWords(ticket.activity) &&
    draft.message.trim() === ''
  );
}

const MINUTE = 60_000;
const MOST = 14 * 24 * 60 * MINUTE;

/** What is wrong with the chosen time; null when it may be promised, or none is chosen. */
export function timeFault({ at }: UpdateDraft, now: number, text: Text): string | undefined {
  if (at === null) return undefined;
  if (at - now < 5 * MINUTE) return text.composer.tooSoon;
  return at - now > MOST ? text.composer.tooFar : undefined;
}

export type Part = 'status' | 'activity' | 'nextWord' | 'reason';

/** What is missing before it can be sent. */
export function missingParts(draft: UpdateDraft, ticket: TeamTicket): Part[] {
  const missing: Part[] = [];
  if (!draft.status) missing.push('status');
  if (!draft.activity.trim()) missing.push('activity');
  if (draft.at === null) missing.push('nextWord');
  if (isDateAlone(draft, ticket) && !draft.reason.trim()) missing.push('reason');
  return missing;
}

export function toUpdate(draft: UpdateDraft, ticket: TeamTicket): Omit<Update, 'basedOn'> {
  const message = draft.message.trim();
  return {
    status: draft.status as WorkingStatus,
    activity: draft.activity.trim(),
    nextUpdateAt: new Date(draft.at as number).toISOString(),
    ...(message && { message }),
    ...(isDateAlone(draft, ticket) && { reason: draft.reason.trim() }),
  };
}
