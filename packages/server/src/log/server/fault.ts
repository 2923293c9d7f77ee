import { LibsqlBatchError, LibsqlError } from '@libsql/client';
import { DatabaseForbidden } from '../../db/reach.ts';

/** Why a transaction was not answered with its results. */
export interface Fault {
  /** `settled`: nothing was written, and trying again changes nothing. `open`: what was written is not known. */
  readonly kind: 'settled' | 'open';
  /** The statement that the server found fault with. */
  readonly statement?: number;
  readonly full?: boolean;
}

/** Only the database's own refusals are settled; whatever else went wrong may have done so behind the commit. */
export function faultOf(error: unknown): Fault {
  if (error instanceof DatabaseForbidden) return { kind: 'settled' };
  const code = error instanceof LibsqlError ? error.code : '';
  if (!code.startsWith('SQLITE_') || code.startsWith('SQLITE_BUSY')) return { kind: 'open' };
  const full = code.startsWith('SQLITE_FULL');
  return error instanceof LibsqlBatchError
    ? { kind: 'settled', full, statement: error.statementIndex }
    : { kind: 'settled', full };
}
