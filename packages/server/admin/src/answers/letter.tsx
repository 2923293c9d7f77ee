import { cutAtTakenOut } from '@vestka/sdk/ticket';
import { useDesk } from '../lib/desk.ts';
import { languages } from '../locales/index.ts';
import { type AnswerText, type FieldName, piecesOf, type Taken, type Writing } from './writing.ts';

interface Props {
  readonly text: AnswerText;
  readonly taken?: Writing['taken'];
  /** Where something was taken out has been pressed. */
  onTaken?(taken: Taken): void;
}

/** An answer as a customer reads it, under headings in its own language; what was taken out of it is marked. */
export function AnswerLetter({ text: said, taken = [], onTaken }: Props) {
  const { text } = useDesk();
  const { lang } = said;
  const own = (languages as Record<string, typeof text>)[lang.slice(0, 2)] ?? text;
  const words = own.answers.letter;
  const part = (field: FieldName) => (
    <Words writing={{ text: said, taken }} field={field} {...(onTaken && { onTaken })} />
  );
  return (
    <article class="letter answer-letter" lang={lang || undefined}>
      {said.title.trim() && <h2 dir="auto">{part('title')}</h2>}
      {said.symptom.trim() && (
        <p class="words" dir="auto">
          {part('symptom')}
        </p>
      )}
      {said.cause.trim() && (
        <>
          <h3>{words.causes}</h3>
          <p class="words" dir="auto">
            {part('cause')}
          </p>
        </>
      )}
      {said.solution.trim() && (
        <>
          <h3>{words.helps}</h3>
          <p class="words" dir="auto">
            {part('solution')}
          </p>
        </>
      )}
      {said.technical.trim() && (
        <details open>
          <summary>{words.technical}</summary>
          <p class="words" dir="auto">
            {part('technical')}
          </p>
        </details>
      )}
    </article>
  );
}

/** A piece whose placeholders are marked: of these it is not known what stood there. */
function Marked({ piece }: { readonly piece: string }) {
  return (
    <>
      {cutAtTakenOut(piece).map((part, at) =>
        at % 2 ? (
          <mark key={at} class="taken">
            {part}
          </mark>
        ) : (
          part
        ),
      )}
    </>
  );
}

interface WordsProps {
  readonly writing: Pick<Writing, 'text' | 'taken'>;
  readonly field: FieldName;
  onTaken?(taken: Taken): void;
}

function Words({ writing, field, onTaken }: WordsProps) {
  const { text } = useDesk();
  return (
    <>
      {piecesOf(writing, field).map(({ text: piece, taken }, at) =>
        taken ? (
          <button
            key={at}
            type="button"
            class="taken"
            aria-label={text.answers.takenLabel(piece, taken.was)}
            data-was={text.answers.was(taken.was)}
            onClick={() => onTaken?.(taken)}
          >
            {piece}
          </button>
        ) : (
          <Marked key={at} piece={piece} />
        ),
      )}
    </>
  );
}
