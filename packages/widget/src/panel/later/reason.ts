import type { FieldError } from '@vestka/sdk';
import type { Words } from '../../locales/en.ts';
import type { Times } from '../times.ts';
import { named } from '../words.ts';
import { wordsOf } from './words.ts';

/** How a field is called where it is filled in, by the end of its path. */
const FIELDS: Record<string, string> = {
  message: 'yourWords',
  text: 'yourWords',
  email: 'email',
  name: 'name',
  since: 'in_since',
  expected: 'in_expected',
  steps: 'in_steps',
  reason: 'fieldReason',
  why: 'fieldReason',
  kind: 'kind',
  impact: 'impact',
  context: 'attachContext',
};

/** Why something was refused, for the person who did it; of a field, which one and what is wrong with it. */
export const reasonOf = (
  { words, times, now }: { words: Words; times: Times; now: number },
  { code, errors }: { code: string; errors?: readonly FieldError[] },
): string => {
  // Of words that wait in the page's storage, to which anybody can write.
  const all = (Array.isArray(errors) ? errors : []).map(Object);
  const until = all.find(({ path }) => path === 'until');
  if (until) return wordsOf({ words }).paused(times.inText(until.message, now));
  if (code === 'offline') return words.unreachable;
  const [first] = all;
  if (code === 'validation_failed' && first) return ofField(wordsOf({ words }), first);
  return named(words, `e_${code}`, words.e_other);
};

const ofField = (words: ReturnType<typeof wordsOf>, { path, code, message }: FieldError): string => {
  // `contact.email`, `context.page`, `items.0.text`: the first part that has a name, from the end.
  const name = `${path}`
    .split('.')
    .reverse()
    .map((part) => named(words, FIELDS[part] ?? ''))
    .find(Boolean);
  const [most] = /\d+/.exec(`${message}`) ?? [];
  const why =
    code === 'too_big' && most
      ? words.fieldLong(Number(most))
      : code === 'says_nothing' || code === 'too_small'
        ? words.fieldEmpty
        : words.fieldOdd;
  return words.fieldWrong(name ?? `${path}`, why);
};
