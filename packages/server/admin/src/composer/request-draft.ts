import type { ItemKind, RequestItemInput, Sensitivity } from '@vestka/sdk/agent';

/** One thing that is asked for, as it is written; `days` as the field has it. */
export interface AskDraft {
  readonly id: string;
  readonly kind: ItemKind;
  readonly what: string;
  readonly purpose: string;
  readonly sensitivity: Sensitivity;
  readonly days: string;
}

export const KINDS: readonly ItemKind[] = ['file', 'text', 'check'];
export const SENSITIVITIES: readonly Sensitivity[] = ['none', 'personal', 'confidential'];
export const MOST_ASKED = 10;
const LONGEST_DAYS = 365;

export const freshAsk = (): Omit<AskDraft, 'id'> => ({
  kind: 'file',
  what: '',
  purpose: '',
  sensitivity: 'none',
  days: '30',
});

const daysOf = (days: string): number | null => {
  const number = Number(days);
  return Number.isInteger(number) && number >= 1 && number <= LONGEST_DAYS ? number : null;
};

const isWhole = ({ what, purpose, days }: AskDraft): boolean =>
  Boolean(what.trim() && purpose.trim() && daysOf(days) !== null);

export type AskPart = 'requestParts' | 'requestStatus';

/** Where each part is filled in. */
export const ASK_FIELDS: Readonly<Record<AskPart, string>> = {
  requestParts: '#part-request input:is(:placeholder-shown, [aria-invalid=true])',
  requestStatus: '#status input[value=waiting_on_customer]',
};

/** Whoever asks for something waits for it. */
export function missingAsk(rows: readonly AskDraft[], status: string | null): AskPart[] {
  if (rows.length === 0) return [];
  return [
    ...(rows.every(isWhole) ? [] : ['requestParts' as const]),
    ...(status === 'waiting_on_customer' ? [] : ['requestStatus' as const]),
  ];
}

export const isDays = (days: string): boolean => daysOf(days) !== null;

export const toRequest = (rows: readonly AskDraft[]): { request?: RequestItemInput[] } =>
  rows[0]
    ? {
        request: rows.map(({ kind, what, purpose, sensitivity, days }) => ({
          kind,
          what: what.trim(),
          purpose: purpose.trim(),
          sensitivity,
          keepDays: daysOf(days) ?? 1,
        })),
      }
    : {};

/** What the customer reads as needed, as it follows from the things that are asked for. */
export const neededText = (rows: readonly AskDraft[]): string =>
  rows
    .map(({ what }) => what.trim())
    .filter(Boolean)
    .join(', ')
    .slice(0, 300);

/** The server's paths of these fields. */
export const isAskPath = (path: string): boolean => /^request(\.|$)/.test(path);
