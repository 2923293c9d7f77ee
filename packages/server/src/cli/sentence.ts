import { REFUSALS } from '@vestka/sdk/protocol';
import { Refused } from '../commands/refused.ts';
import { ConfigError } from '../config.ts';
import { DatabaseUnusable } from '../db/client.ts';
import { DatabaseInUse } from '../db/lock.ts';

/** What the person at the keyboard can put right; undefined for what is our fault. */
export function sentenceFor(error: unknown): string | undefined {
  if (error instanceof Refused) return error.refusal.detail ?? REFUSALS[error.refusal.refused][1];
  for (const kind of [ConfigError, DatabaseInUse, DatabaseUnusable])
    if (error instanceof kind) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const elsewhere = 'The address (--host) is not one of this machine.';
  return {
    EADDRINUSE: 'The port (--port, PORT) is taken by another program.',
    EACCES: 'The port (--port, PORT) may not be opened by this user.',
    EADDRNOTAVAIL: elsewhere,
    ENOTFOUND: elsewhere,
    EAI_AGAIN: elsewhere,
  }[code];
}
