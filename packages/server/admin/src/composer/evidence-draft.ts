import type { Evidence, EvidenceInput } from '@vestka/sdk/agent';
import { fromWallClock } from '../lib/zone.ts';

/** One piece of evidence as it is written; `at` as `<input type="datetime-local">` has it, in the workspace's zone. */
export interface EvidenceDraft {
  readonly id: string;
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly at: string;
}

/** It says what it is about, and shows something of it. */
export const isEvidence = ({ what, before, after, at }: EvidenceDraft): boolean =>
  Boolean(what.trim() && (before.trim() || after.trim() || at));

export function toEvidence({ what, before, after, at }: EvidenceDraft, zone: string): EvidenceInput {
  const instant = at ? fromWallClock(at, zone) : null;
  return {
    what: what.trim(),
    ...(before.trim() && { before: before.trim() }),
    ...(after.trim() && { after: after.trim() }),
    ...(instant !== null && { at: new Date(instant).toISOString() }),
  };
}

/** The same as the customer will read it. */
export function shownEvidence(draft: EvidenceDraft, zone: string): Evidence {
  const { what, before, after, at } = toEvidence(draft, zone);
  return { what, ...(before && { before }), ...(after && { after }), ...(at && { at }) };
}
