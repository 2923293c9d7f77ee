import type { Agent, Canned, FieldError, Policy } from '@vestka/sdk/protocol';
import { type Refusal, refuse } from './refusal.ts';

/** What happens to a workspace. Secrets stand in `words`, which can be blanked. */
export type WorkspaceEvent =
  | {
      type: 'workspace_created';
      data: { name: string; accent: string | null; zone: string; publishableKey: string };
      words: { secret: string; policy?: Policy };
    }
  | { type: 'policy_changed'; data: { zone: string }; words: { policy: Policy } }
  | { type: 'canned_changed'; data: Record<string, never>; words: { canned: readonly Canned[] } }
  | { type: 'secret_key_created'; data: Record<string, never>; words: { hash: string } }
  | {
      type: 'agent_added';
      data: { id: string; role: Agent['role']; level: Agent['level'] };
      words: { email: string; name: string; password: string };
    };

/** What happens to the sessions of a person. A session's id is the beginning of its token's hash. */
export type SessionEvent =
  | { type: 'customer_created'; data: { kind: 'anonymous' | 'identified' }; words: null }
  | { type: 'session_opened' | 'session_extended'; data: { session: string; expiresAt: number }; words: null }
  | { type: 'session_closed'; data: { session: string }; words: null };

const DAY = 24 * 3_600_000;

/** How long a session lives from its last use, in milliseconds. */
export const SESSION_LIFE = { customer: 30 * DAY, agent: 14 * DAY } as const;

/** A session is extended at most once in this time, so that reading does not write. */
export const EXTENDED_EVERY = DAY;

/**
 * E-mail addresses are compared without case, as every mail provider in use does; a domain as the network knows it,
 * because browsers hand `почта.рф` over as `xn--80a1acny.xn--p1ai`.
 */
export const sameEmail = (email: string): string => {
  const address = email.trim().toLowerCase();
  const [, name, domain] = /^(.*@)([^@/?#:\\]+)$/.exec(address) ?? [];
  const known = URL.parse(`http://${domain}`);
  return name && known ? name + known.hostname : address;
};

const PLACEHOLDERS: ReadonlySet<string> = new Set(['customer', 'number', 'agent', 'next']);

/** What prepared updates may get wrong: two under one id, a placeholder that nothing fills. */
export function cannedFaults(canned: readonly Canned[]): Refusal | null {
  const errors: FieldError[] = [];
  canned.forEach(({ id, message, activity = '' }, at) => {
    const fault = (path: string, text: string) =>
      errors.push({ path: `canned.${at}.${path}`, code: 'invalid', message: text });
    if (canned.findIndex((other) => other.id === id) < at) fault('id', 'Two prepared updates have this id.');
    for (const [path, text] of Object.entries({ message, activity })) {
      for (const [whole, name = ''] of text.matchAll(/\{(\w+)\}/g))
        if (!PLACEHOLDERS.has(name)) fault(path, `Nothing fills ${whole}.`);
    }
  });
  return errors.length ? refuse('validation_failed', { errors }) : null;
}
