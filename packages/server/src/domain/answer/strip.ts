import type { Stripped } from '@vestka/sdk/protocol';
import { TAKEN_OUT } from '@vestka/sdk/ticket';
import type { Form } from './form.ts';
import { namePatterns } from './names.ts';
import { FORMS, GUESSES } from './personal-forms.ts';

type Kind = Stripped['kind'];

interface Found {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
}

/** A text without personal data. `gone` says what stood where: offsets are of the new text. */
export interface Clean {
  readonly text: string;
  readonly gone: readonly Omit<Stripped, 'field'>[];
}

/**
 * Takes out of a text what looks like personal data. What has a sure form goes before what only may be a name.
 *
 * @param people whole names of those whom the text is about
 */
export function strip(text: string, people: readonly string[], lang: string): Clean {
  const found: Found[] = [];
  const isFree = (start: number, end: number) => !found.some((one) => start < one.end && one.start < end);
  for (const { kind, pattern, isOne } of [...FORMS, ...people.flatMap(formsOf), ...GUESSES]) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = match.indices?.groups?.it ?? [match.index, match.index + match[0].length];
      const was = text.slice(start, end);
      if (start < end && isFree(start, end) && (isOne?.(was) ?? true)) found.push({ kind, start, end });
    }
  }
  const names = TAKEN_OUT[lang.startsWith('ru') ? 'ru' : 'en'];
  return replaced(
    text,
    joined(
      found.sort((a, b) => a.start - b.start),
      text,
    ),
    names,
  );
}

const formsOf = (name: string): Form[] => namePatterns(name).map((pattern) => ({ kind: 'name', pattern }));

/** First and last name are one. */
function joined(found: readonly Found[], text: string): Found[] {
  const all: Found[] = [];
  for (const one of found) {
    const last = all.at(-1);
    const between = last && text.slice(last.end, one.start);
    if (
      last &&
      last.kind === 'name' &&
      one.kind === 'name' &&
      /^[ \u00a0]{1,2}(?:\p{Lu}\. ?){0,2}$/u.test(between ?? '')
    )
      all[all.length - 1] = { ...last, end: one.end };
    else all.push(one);
  }
  return all;
}

function replaced(text: string, found: readonly Found[], names: Record<Kind, string>): Clean {
  let clean = '';
  let at = 0;
  const gone: Omit<Stripped, 'field'>[] = [];
  for (const { kind, start, end } of found) {
    clean += text.slice(at, start);
    const begins = clean.length;
    clean += names[kind];
    gone.push({ kind, start: begins, end: clean.length, was: text.slice(start, end) });
    at = end;
  }
  return { text: clean + text.slice(at), gone };
}
