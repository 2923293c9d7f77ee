import type { FieldError, RefusalCode } from '@vestka/sdk/protocol';

/** A rule's "no": a stable code, and where the rule can say it, the field and the sentence. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  /** Seconds after which it may be asked again, where that is known better than for the code in general. */
  readonly retryAfter?: number;
}

export const refuse = (refused: RefusalCode, more: Omit<Refusal, 'refused'> = {}): Refusal => ({
  refused,
  ...more,
});

/** Refused because of one field. `path` is dotted, as in the request's body. */
export const refuseField = (refused: RefusalCode, path: string, message: string): Refusal =>
  refuse(refused, { detail: message, errors: [{ path, code: refused, message }] });

export const isRefusal = (value: object): value is Refusal => 'refused' in value;
