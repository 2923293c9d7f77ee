import type { Answer, VestkaError } from '@vestka/sdk';
import type { Draft } from '../draft.ts';
import type { Session } from '../session.ts';
import { Search } from './search.ts';

/** What this download remembers for a session; nothing of it outlives the page. */
export interface Finding {
  answers: Search;
  requests: Search;
  /** The words whose answer was announced. */
  told: string;
  /** Answers that were looked at, or why they did not come. */
  read: Map<string, Answer | VestkaError>;
  /** What was looked at and did not help. */
  past: Set<string>;
  /** The draft that an answer has ended. */
  ended: Draft;
}

const all = new WeakMap<Session, Finding>();

export const findingOf = (s: Session): Finding => {
  const finding: Finding = all.get(s) ?? {
    answers: new Search(s),
    requests: new Search(s),
    told: '',
    read: new Map(),
    past: new Set(),
    ended: {},
  };
  all.set(s, finding);
  return finding;
};
