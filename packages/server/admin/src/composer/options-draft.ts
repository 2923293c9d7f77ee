import type { OptionInput } from '@vestka/sdk/agent';
import { isBlank } from '@vestka/sdk/ticket';

/** One way forward as it is written: of steps, pros and cons each line is one. */
export interface OptionDraft {
  readonly id: string;
  readonly title: string;
  readonly steps: string;
  readonly pros: string;
  readonly cons: string;
}

/** Ways forward as they are written. */
export interface OptionsDraft {
  readonly rows: readonly OptionDraft[];
  /** The id of the one that is recommended. A single one is, without being asked. */
  readonly recommended: string | null;
  readonly cannotFix: boolean;
}

export const MOST_OPTIONS = 5;
export const NO_OPTIONS: OptionsDraft = { rows: [], recommended: null, cannotFix: false };

export type OptionsPart = 'options' | 'optionParts' | 'recommended';

/** Where each part is filled in. */
export const OPTION_FIELDS: Readonly<Record<OptionsPart, string>> = {
  options: '#part-options .plain',
  optionParts: '#part-options :is(input[type=text], .steps textarea):placeholder-shown',
  recommended: '#part-options input[type=radio]',
};

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const chosen = ({ rows, recommended }: OptionsDraft): string | undefined =>
  rows.length === 1 ? rows[0]?.id : rows.find(({ id }) => id === recommended)?.id;

/** @param required at least one has to go with it, as with “not planned” */
export function missingOptions(draft: OptionsDraft, required = draft.cannotFix): OptionsPart[] {
  const { rows } = draft;
  if (rows.length === 0) return required ? ['options'] : [];
  const whole = rows.every(({ title, steps }) => !isBlank(title) && !isBlank(steps));
  return [...(whole ? [] : ['optionParts' as const]), ...(chosen(draft) ? [] : ['recommended' as const])];
}

/** What is sent of it; nothing where nothing is offered. */
export function toOptions(draft: OptionsDraft): { options?: OptionInput[]; cannotFix?: true } {
  const best = chosen(draft);
  const options = draft.rows.map(({ id, title, steps, pros, cons }) => ({
    title: title.trim(),
    steps: linesOf(steps),
    pros: linesOf(pros),
    cons: linesOf(cons),
    recommended: id === best,
  }));
  return { ...(options[0] && { options }), ...(draft.cannotFix && { cannotFix: true }) };
}

/** The server's paths of these fields. */
export const isOptionPath = (path: string): boolean => /^(options(\.|$)|cannotFix$)/.test(path);
