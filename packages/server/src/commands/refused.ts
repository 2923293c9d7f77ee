import type { RefusalCode } from '@vestka/sdk/protocol';
import { type Refusal, refuse, refuseField } from '../domain/refusal.ts';

/** The answer is no. The edge turns it into problem+json; nothing was written. */
export class Refused extends Error {
  readonly refusal: Refusal;
  /** With `stale`: what the caller wanted to change, as far as they may see it, as it stands now. */
  readonly current: object | undefined;

  constructor(refusal: Refusal, current?: object) {
    super(refusal.detail ?? refusal.refused);
    this.refusal = refusal;
    this.current = current;
  }
}

/** To be thrown: a refusal with its stable code. */
export const refused = (code: RefusalCode, more?: Omit<Refusal, 'refused'>): Refused =>
  new Refused(refuse(code, more));

/** To be thrown: refused because of one field. */
export const refusedField = (code: RefusalCode, path: string, message: string): Refused =>
  new Refused(refuseField(code, path, message));
