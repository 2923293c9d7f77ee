/**
 * What is said in a ticket after its opening, and beside its reports. What was given under a data request is not among it:
 * that is deleted when its time is over.
 */
export const SAID = [
  'message_posted',
  'update_posted',
  'promise_moved',
  'ticket_escalated',
  'ticket_closed',
  'ticket_reopened',
  'option_chosen',
  'wish_answered',
  'remaining_done',
  'remaining_moved',
  'rated',
] as const;

/** Words of an event that are sentences of somebody; what else it holds are names, titles and places. */
const SENTENCES = ['message', 'technical', 'text', 'reason', 'why', 'option', 'activity', 'waiting'] as const;
/** Parts of a ticket that come with a word: the ways forward, and what is asked for. */
const PARTS = ['offers', 'requests'] as const;

/** What an event is found by, and what is shown of it; empty once its words are erased. */
export function saidIn(words: Readonly<Record<string, unknown>> | null): string {
  const patch = (words?.patch ?? {}) as Readonly<Record<string, unknown>>;
  const all = [...SENTENCES.map((name) => words?.[name]), ...PARTS.map((name) => patch[name])];
  return [...new Set(all.flatMap(textsIn))].join('\n');
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Under which part of its stream an event's words are kept, and back. */
export const partOf = (version: number): string => `said-${version}`;
export const versionIn = (part: string): number | null => {
  const [, version] = /^said-(\d+)$/.exec(part) ?? [];
  return version === undefined ? null : Number(version);
};
