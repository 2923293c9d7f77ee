/** What may stand in braces in prepared words, and is filled in. */
export const PLACEHOLDERS = ['customer', 'number', 'agent', 'next'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];
export type Values = Readonly<Record<Placeholder, string | null>>;

const BRACED = /\{([^{}\s]{1,40})\}/g;
const isPlaceholder = (name: string): name is Placeholder =>
  (PLACEHOLDERS as readonly string[]).includes(name);

/** What is not known yet stays as it stands. */
export const fill = (words: string, values: Values): string =>
  words.replaceAll(BRACED, (whole, name: string) => (isPlaceholder(name) ? (values[name] ?? whole) : whole));

const braced = (words: string, wanted: (name: string) => boolean): string[] => [
  ...new Set([...words.matchAll(BRACED)].filter(([, name = '']) => wanted(name)).map(([whole]) => whole)),
];

/** What nobody has filled in, each once. */
export const unfilled = (words: string): string[] => braced(words, isPlaceholder);

/** What stands in braces and is no placeholder, each once. */
export const unknownIn = (words: string): string[] => braced(words, (name) => !isPlaceholder(name));
