import type { Evidence, EvidenceInput, Upload, Uploads } from '@vestka/sdk/agent';
import { fromWallClock } from '../lib/zone.ts';

/** One piece of evidence as it is written; `at` as `<input type="datetime-local">` has it, in the agent's own zone. */
export interface EvidenceDraft {
  readonly id: string;
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly at: string;
}

/** A piece with the files that are kept apart from its words. */
export interface EvidencePiece extends EvidenceDraft {
  readonly filesBefore: readonly Upload[];
  readonly filesAfter: readonly Upload[];
}

/** Under which name the files of one side of a piece are kept. */
export const evidenceFiles = ({ id }: EvidenceDraft, side: 'before' | 'after'): string =>
  `evidence.${id}.${side}`;

export const withFiles = (row: EvidenceDraft, uploads: Uploads): EvidencePiece => ({
  ...row,
  filesBefore: uploads.list(evidenceFiles(row, 'before')),
  filesAfter: uploads.list(evidenceFiles(row, 'after')),
});

/** All the files of some pieces. */
export const filesOfEvidence = (pieces: readonly EvidencePiece[]): readonly Upload[] =>
  pieces.flatMap((one) => [...one.filesBefore, ...one.filesAfter]);

/** It says what it is about, and shows something of it. */
export const isEvidence = ({ what, before, after, at, filesBefore, filesAfter }: EvidencePiece): boolean =>
  Boolean(what.trim() && (before.trim() || after.trim() || at || filesBefore[0] || filesAfter[0]));

const idsOf = (files: readonly Upload[]): string[] =>
  files.flatMap(({ state, id }) => (state === 'ready' && id ? [id] : []));

/** The files as the letter shows them. */
const shownFiles = (files: readonly Upload[]) =>
  Object.fromEntries(
    files.flatMap(({ attachment }) => (attachment ? [[attachment.id, attachment] as const] : [])),
  );

export function toEvidence(piece: EvidencePiece, zone: string): EvidenceInput {
  const { what, before, after, at } = piece;
  const [was, is] = [idsOf(piece.filesBefore), idsOf(piece.filesAfter)];
  const instant = at ? fromWallClock(at, zone) : null;
  return {
    what: what.trim(),
    ...(before.trim() && { before: before.trim() }),
    ...(after.trim() && { after: after.trim() }),
    ...(instant !== null && { at: new Date(instant).toISOString() }),
    ...(was[0] && { filesBefore: was }),
    ...(is[0] && { filesAfter: is }),
  };
}

/** The same as the customer will read it. */
export function shownEvidence(piece: EvidencePiece, zone: string): Evidence {
  const { filesBefore, filesAfter, what, before, after, at } = toEvidence(piece, zone);
  return {
    what,
    ...(before && { before }),
    ...(after && { after }),
    ...(at && { at }),
    ...(filesBefore && { filesBefore: shownFiles(piece.filesBefore) }),
    ...(filesAfter && { filesAfter: shownFiles(piece.filesAfter) }),
  };
}
