import type { CustomerLimit } from '@vestka/sdk/agent';
import type { Times } from '../lib/times.ts';
import { span, type Text } from '../locales/index.ts';

/** How a customer's writing is limited, in one sentence. */
export function limitText(limit: CustomerLimit | null, text: Text, times: Times, now: number): string {
  if (!limit) return text.limits.lifted;
  const until = times.when(Date.parse(limit.until), now);
  if (limit.kind === 'cool_down') return text.limits.cool_down(until);
  return text.limits.limit(span(text, (limit.everyMinutes ?? 0) * 60_000), until);
}
