import type { Stripped } from '@vestka/sdk/protocol';

/** A form that personal data comes in. The group `it` is what goes; without it the whole match. */
export interface Form {
  readonly kind: Stripped['kind'];
  /** Global, with indices. No repetition stands in another one, so none takes longer than the text is long. */
  readonly pattern: RegExp;
  /** Whether what matched is one after all. */
  isOne?(was: string): boolean;
}

/** Not inside a word or number. */
export const FREE = String.raw`(?<![\p{L}\p{N}_])`;
export const ENDS = String.raw`(?![\p{L}\p{N}_])`;
/** Behind a number these say what is measured or counted. */
export const UNIT = String.raw`\s?(?:[munµ]?s|secs?|seconds?|min|minutes?|[kmg]?i?b|bytes?|px|times|rows|errors?|мс|с|сек\p{L}*|мин\p{L}*|[кмг]?б|байт\p{L}*|раза?|строк\p{L}?|ошиб\p{L}*)${ENDS}|\s?[%°]`;

export const form = (kind: Form['kind'], pattern: string, flags = '', isOne?: Form['isOne']): Form => ({
  kind,
  pattern: new RegExp(pattern, `dgu${flags}`),
  ...(isOne ? { isOne } : {}),
});

export const digitsIn = (text: string): number => text.replace(/\D/g, '').length;

export const isCalendarDate = (text: string): boolean =>
  /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})(?:\s\d{1,2})?$/.test(text.trim());

/** `1 250 000` */
export const isAmount = (text: string): boolean => /^\d{1,3}(?: \d{3})+$/.test(text);
