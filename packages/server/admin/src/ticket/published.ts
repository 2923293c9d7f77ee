import type { Evidence } from '@vestka/sdk/agent';
import type { Letter } from './report-letter.tsx';
import type { AnyEvent } from './story.ts';

type Published = Extract<AnyEvent, { type: 'report_published' }>;

/** The report as it was published. */
export function reportOf({ data, words }: Published): Letter {
  return {
    outcome: data.outcome,
    recurrence: data.recurrence,
    cause: words?.cause ?? null,
    done: words?.done ?? null,
    prevention: words?.prevention ?? null,
    technical: words?.technical ?? null,
    remaining: data.remaining.map(({ by }, at) => ({
      by,
      what: words?.remaining[at]?.what ?? null,
      who: words?.remaining[at]?.who ?? null,
    })),
    evidence: (data.evidence ?? []).map((piece, at) => evidenceOf(piece, words?.evidence?.[at])),
  };
}

type Piece = NonNullable<Published['data']['evidence']>[number];
type Said = NonNullable<NonNullable<Published['words']>['evidence']>[number];

/** Structure stands in the event's data, words and the names of files in its words. */
function evidenceOf(piece: Piece, said: Said | undefined): Evidence {
  const { names, ...words } = said ?? { what: undefined };
  const named = (side: 'filesBefore' | 'filesAfter') => {
    const files = piece[side];
    if (!files) return {};
    const withNames = Object.entries(files).map(([id, file]) => {
      const name = names?.[id];
      return [id, name === undefined ? file : { ...file, name }];
    });
    return { [side]: Object.fromEntries(withNames) };
  };
  return { ...piece, ...words, ...named('filesBefore'), ...named('filesAfter') };
}
