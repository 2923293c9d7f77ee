export const PLACEHOLDERS = ['customer', 'number', 'agent', 'next'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const BRACED = /\{([^{}\s]{1,40})\}/g;
const isPlaceholder = (name: string): name is Placeholder =>
  (PLACEHOLDERS as readonly string[]).includes(name);

/** The text with its placeholders filled in; anything else in braces stays as it stands. */
export const filled = (text: string, values: Readonly<Record<Placeholder, string>>): string =>
  text.replaceAll(BRACED, (whole, name: string) => (isPlaceholder(name) ? values[name] : whole));

/** What stands in braces and is no placeholder, each once. */
export const unknownIn = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(BRACED)].filter(([, name = '']) => !isPlaceholder(name)).map(([whole]) => whole),
  ),
];
