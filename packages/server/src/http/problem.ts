import { randomBytes } from 'node:crypto';
import { type FieldError, REFUSALS, type RefusalCode } from '@vestka/sdk/protocol';
import type * as z from 'zod';
import { Refused, refused } from '../commands/refused.ts';
import type { Refusal } from '../domain/refusal.ts';

/** What the edge answers when it says no. */
export interface ProblemReply {
  readonly status: number;
  readonly body: object;
  readonly retryAfter: number | undefined;
  /** True for what is our fault and belongs into the operator's log. */
  readonly ours: boolean;
}

const RETRY_AFTER: Partial<Record<RefusalCode, number>> = {
  rate_limited: 60,
  unavailable: 2,
  storage_full: 30,
  storage_low: 300,
  conflict: 1,
};

/** Any error as RFC 9457 problem details: never a stack, never the input echoed. */
export function problemOf(error: unknown, requestId: string = newRequestId()): ProblemReply {
  const { refusal, current } = refusalOf(error);
  const { refused: code, detail, errors, retryAfter = RETRY_AFTER[code] } = refusal;
  const [status, title] = REFUSALS[code];
  const body = { type: `urn:vestka:${code}`, title, status, code, detail, requestId, errors, current };
  return { status, body, retryAfter, ours: status >= 500 };
}

export const newRequestId = (): string => randomBytes(9).toString('base64url');

function refusalOf(error: unknown): { refusal: Refusal; current?: object | undefined } {
  if (error instanceof Refused) return error;
  if (error instanceof Error && error.name === 'StorageFull') return refused('storage_full');
  return refused(isBusy(error) ? 'unavailable' : 'internal');
}

/** Somebody writes, or the database's or the files' server is away. The driver's error, also where drizzle has wrapped it. */
function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'DatabaseUnreachable' || error.name === 'StoreUnavailable') return true;
  return ('code' in error && String(error.code).startsWith('SQLITE_BUSY')) || isBusy(error.cause);
}

/** What zod found wrong, as our field errors. The messages name the rule, never the value. */
export function invalid(error: z.ZodError, where = ''): Refused {
  const errors: FieldError[] = error.issues.slice(0, 20).flatMap((issue) => {
    const at = [where, ...issue.path].filter((part) => part !== '');
    if (issue.code !== 'unrecognized_keys')
      return { path: at.join('.'), code: issue.code, message: issue.message };
    return issue.keys.slice(0, 20).map((key) => ({
      path: [...at, key.slice(0, 60)].join('.'),
      code: 'unknown_field',
      message: 'This field is not known here.',
    }));
  });
  return refused('validation_failed', { errors });
}

export const invalidField = (path: string, message: string): Refused =>
  refused('validation_failed', { errors: [{ path, code: 'invalid', message }] });
