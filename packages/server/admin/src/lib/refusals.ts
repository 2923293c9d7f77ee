import { VestkaError } from '@vestka/sdk/agent';
import type { Text } from '../locales/index.ts';

/** What the server refused, as a person reads it: the page's sentence in their language, or the server's own. */
export function sentenceOf(error: unknown, text: Text): string {
  if (!(error instanceof VestkaError)) return error instanceof Error ? error.message : String(error);
  return text.refusal[error.code] ?? error.message;
}

/** The server's sentence about one field, by its dotted path. */
export function faultAt(error: VestkaError | null, path: string, text: Text): string | undefined {
  const fault = error?.errors.find((one) => one.path === path);
  return fault && (text.refusal[`${fault.code}.${path}`] ?? fault.message);
}

/** The refusal as a whole, unless each of its faults stands beside a field of the form, or it is shown as a change. */
export function faultElsewhere(
  error: VestkaError | null,
  isField: (path: string) => boolean,
  text: Text,
  changeShown = false,
): string | undefined {
  if (!error || (error.code === 'stale' && changeShown)) return undefined;
  const all = error.errors;
  return all.length > 0 && all.every(({ path }) => isField(path)) ? undefined : sentenceOf(error, text);
}
