import type { FieldError, Problem, RefusalCode } from './protocol/problem.ts';
import type { Ticket } from './protocol/tickets.ts';

/**
 * The server refused, with a stable `code` and a sentence for a person. `offline` stands for no answer at all:
 * whether the server took the request is unknown, and the same intent may be sent again.
 */
export class VestkaError extends Error {
  declare readonly code: RefusalCode | 'offline';
  /** The HTTP status; 0 when there was no answer. */
  declare readonly status: number;
  declare readonly errors: readonly FieldError[];
  /** With `stale`: the ticket as it stands now. */
  declare readonly current: Ticket | undefined;
  declare readonly requestId: string | undefined;
  /** Seconds to wait before trying again, when the server said so. */
  declare readonly retryAfter: number | undefined;

  constructor(
    problem: Partial<Omit<Problem, 'code'>> & { code: RefusalCode | 'offline' },
    retryAfter?: number,
  ) {
    super(problem.detail ?? problem.title ?? problem.code);
    Object.assign(this, { status: 0, errors: [], ...problem, name: 'VestkaError', retryAfter });
  }
}
