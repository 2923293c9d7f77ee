import type { Evidence, FileFact } from '@vestka/sdk';
import { wordsOf } from '../later/words.ts';
import type { Session } from '../session.ts';
import { Given } from '../views/attach.tsx';

/** What bears the report out: how it was before and how it is now. */
export const EvidenceList = ({ s, pieces }: { s: Session; pieces: readonly Evidence[] }) => (
  <ol class="evidence">
    {pieces.map((piece, at) => (
      <Piece key={`${at}`} s={s} piece={piece} />
    ))}
  </ol>
);

const Piece = ({ s, piece }: { s: Session; piece: Evidence }) => {
  const words = wordsOf(s);
  const { times, now } = s;
  const { what, at, before, after, filesBefore, filesAfter } = piece;
  const side = (name: string, text?: string, files?: Readonly<Record<string, FileFact>>) =>
    (text !== undefined || files) && (
      <div>
        <h3>{name}</h3>
        {text !== undefined && (
          <p class="words" dir="auto">
            {text}
          </p>
        )}
        {files && <Given s={s} by={{ data: { files } }} />}
      </div>
    );
  return (
    <li>
      <b dir="auto">{what ?? words.erased}</b>{' '}
      {at && <time class="hint">{words.dated(times.date(at, now), times.time(at))}</time>}
      <div class="sides">
        {side(words.wasBefore, before, filesBefore)}
        {side(words.isAfter, after, filesAfter)}
      </div>
    </li>
  );
};
