import type { Answer, AnswerDraft, AnswerInput, Stripped } from '@vestka/sdk/agent';
import { stillTakenOut } from '@vestka/sdk/ticket';

export const FIELDS = ['title', 'symptom', 'cause', 'solution', 'technical'] as const;
export type FieldName = (typeof FIELDS)[number];
export const MOST: Readonly<Record<FieldName, number>> = {
  title: 200,
  symptom: 4000,
  cause: 4000,
  solution: 8000,
  technical: 8000,
};

/** What an answer says, as it is typed. */
export type AnswerText = Readonly<Record<FieldName | 'lang', string>>;

/** What the server took out; once its place has been rewritten it stands nowhere any more. */
export interface Taken extends Omit<Stripped, 'start' | 'end'> {
  readonly place: { readonly start: number; readonly end: number } | null;
}

/** An answer while it is written. */
export interface Writing {
  readonly text: AnswerText;
  readonly taken: readonly Taken[];
  /** The version that is being changed; null: a new one. */
  readonly basedOn: number | null;
  /** Somebody has read through exactly these words. */
  readonly read: boolean;
}

export const textOf = ({
  lang,
  title,
  symptom,
  cause,
  solution,
  technical,
}: Answer | AnswerDraft): AnswerText => ({
  lang,
  title,
  symptom,
  cause,
  solution,
  technical: technical ?? '',
});

export const beginNew = (draft: AnswerDraft): Writing => ({
  text: textOf(draft),
  taken: draft.stripped.map(({ start, end, ...one }) => ({ ...one, place: { start, end } })),
  basedOn: null,
  read: false,
});

export const beginChange = (answer: Answer): Writing => ({
  text: textOf(answer),
  taken: [],
  basedOn: answer.version,
  read: false,
});

/** With other words in a field: what was taken out moves with the words around it, and nobody has read these yet. */
export function rewritten(writing: Writing, field: FieldName, next: string): Writing {
  const before = writing.text[field];
  return {
    ...writing,
    text: { ...writing.text, [field]: next },
    taken: writing.taken.map((one) => (one.field === field ? moved(one, before, next) : one)),
    read: false,
  };
}

function moved(taken: Taken, before: string, next: string): Taken {
  const { place } = taken;
  if (!place) return taken;
  const shorter = Math.min(before.length, next.length);
  let head = 0;
  while (head < shorter && before[head] === next[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === next.at(-1 - tail)) tail += 1;
  if (place.end <= head) return taken;
  if (place.start < before.length - tail) return { ...taken, place: null };
  const by = next.length - before.length;
  return { ...taken, place: { start: place.start + by, end: place.end + by } };
}

/** What is missing before it can be published. */
export type Part = Exclude<FieldName, 'technical'> | 'read';

/** The placeholders that still stand in each field. */
export const leftIn = ({ text }: Pick<Writing, 'text'>): { field: FieldName; marks: string[] }[] =>
  FIELDS.map((field) => ({ field, marks: stillTakenOut(text[field]) })).filter(
    ({ marks }) => marks.length > 0,
  );

export function missingParts({ text, read }: Writing): Part[] {
  const needed = ['title', 'symptom', 'cause', 'solution'] as const;
  return [...needed.filter((field) => !text[field].trim()), ...(read ? [] : ['read' as const])];
}

/** What is sent of it. */
export function toContent({ text }: Writing): Omit<AnswerInput, 'ticket' | 'problem'> {
  const technical = text.technical.trim();
  return {
    lang: text.lang,
    title: text.title.trim(),
    symptom: text.symptom.trim(),
    cause: text.cause.trim(),
    solution: text.solution.trim(),
    ...(technical && { technical }),
    readThrough: true,
  };
}

/** One piece of a text: said as it stands, or in the place of what was taken out. */
export interface Piece {
  readonly text: string;
  readonly taken: Taken | null;
}

/** A field's text, cut where something was taken out. */
export function piecesOf({ text, taken }: Pick<Writing, 'text' | 'taken'>, field: FieldName): Piece[] {
  const whole = text[field];
  const pieces: Piece[] = [];
  let at = 0;
  const here = taken.filter((one) => one.field === field && one.place);
  for (const one of here.sort((a, b) => (a.place?.start ?? 0) - (b.place?.start ?? 0))) {
    const { start, end } = one.place as NonNullable<Taken['place']>;
    if (start > at) pieces.push({ text: whole.slice(at, start), taken: null });
    pieces.push({ text: whole.slice(start, end), taken: one });
    at = end;
  }
  if (at < whole.length) pieces.push({ text: whole.slice(at), taken: null });
  return pieces;
}
