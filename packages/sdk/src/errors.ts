import type { FieldError, Problem, RefusalCode } from './protocol/problem.ts';
import type { Ticket } from './protocol/tickets.ts';

/**
 * The server refused, with a stable `code` and a sentence for a person. `offline` stands for no answer at all:
 * whether the server took the request is unknown, and the same intent may be sent again.
 */
export class VestkaError extends Error {
  readonly code: RefusalCode | 'offline';
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly errors: readonly FieldError[];
  /** With `stale`: the ticket as it stands now. */
  readonly current: Ticket | undefined;
  readonly requestId: string | undefined;
  /** Seconds to wait before trying again, when the server said so. */
  readonly retryAfter: number | undefined;

  constructor(
    problem: Partial<Omit<Problem, 'code'>> & { code: RefusalCode | 'offline' },
    retryAfter?: number,
  ) {
    super(problem.detail ?? problem.title ?? problem.code);
    this.name = 'VestkaError';
    this.code = problem.code;
    this.status = problem.status ?? 0;
    this.errors = problem.errors ?? [];
    this.current = problem.current;
    this.requestId = problem.requestId;
    this.retryAfter = retryAfter;
  }
}
