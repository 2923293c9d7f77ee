/** What stands in braces in prepared words and is filled in. */
export type Values = Readonly<Record<'customer' | 'number' | 'agent' | 'next', string | null>>;

const PLACEHOLDER = /\{(customer|number|agent|next)\}/g;

/** What is not known yet stays as it stands. */
export const fill = (words: string, values: Values): string =>
  words.replaceAll(PLACEHOLDER, (whole, name: keyof Values) => values[name] ?? whole);

/** What nobody has filled in, each once. */
export const unfilled = (words: string): string[] => [...new Set(words.match(PLACEHOLDER) ?? [])];
