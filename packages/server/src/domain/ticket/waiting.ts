import type { Update, Waiting, WorkingStatus } from '@vestka/sdk/protocol';
import type * as z from 'zod';
import { type Refusal, refuseField } from '../refusal.ts';
import { iso } from './state.ts';

type Asked = Pick<z.output<typeof Update>, 'waiting'> & { status: WorkingStatus };

/** What a ticket waits for after an update, or what is missing to say so. */
export function waitingOf({ status, waiting }: Asked, due: number, now: number): Waiting | null | Refusal {
  const fault = waiting ? faultOf(status, waiting) : statusFault(status);
  if (fault) return fault;
  if (!waiting) return null;
  const expected = waiting.expectedAt === undefined ? null : Date.parse(waiting.expectedAt);
  if (expected !== null && expected <= now)
    return refuse('waiting.expectedAt', 'The expected date must lie ahead.');
  if (expected !== null && due > expected) {
    return refuseField(
      'promise_out_of_bounds',
      'nextUpdateAt',
      'The next word is due by the expected date at the latest.',
    );
  }
  return {
    for: waiting.for,
    text: waiting.text ?? null,
    expectedAt: expected === null ? null : iso(expected),
  };
}

/** Is it the same that is waited for, and expected for the same date? */
export const sameWaiting = (a: Waiting | null, b: Waiting | null): boolean =>
  a?.for === b?.for && a?.text === b?.text && a?.expectedAt === b?.expectedAt;

function faultOf(status: WorkingStatus, waiting: NonNullable<Asked['waiting']>): Refusal | null {
  const forCustomer = waiting.for === 'customer';
  if (forCustomer !== (status === 'waiting_on_customer'))
    return refuse(
      'waiting.for',
      forCustomer ? 'Then the status is “waiting on customer”.' : 'Say what is needed of the customer.',
    );
  if (status !== 'waiting_on_customer' && status !== 'waiting_on_others' && waiting.for !== 'release')
    return refuse('waiting.for', 'Beside this status only a release may stand.');
  if (waiting.text === undefined && forCustomer)
    return refuse('waiting.text', 'Say what is needed of the customer.');
  if (waiting.for !== 'release') return null;
  if (waiting.text === undefined) return refuse('waiting.text', 'Name the release.');
  return waiting.expectedAt === undefined
    ? refuse('waiting.expectedAt', 'Say when the release is expected.')
    : null;
}

function statusFault(status: WorkingStatus): Refusal | null {
  if (status === 'waiting_on_customer') return refuse('waiting', 'Say what is needed of the customer.');
  return status === 'waiting_on_others' ? refuse('waiting', 'Say for whom or what this waits.') : null;
}

const refuse = (path: string, message: string): Refusal => refuseField('waiting_unsaid', path, message);
