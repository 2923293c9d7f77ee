export const PLACEHOLDERS = ['customer', 'number', 'agent', 'next'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const BRACED = /\{([^{}\s]{1,40})\}/g;
const isPlaceholder = (name: string): name is Placeholder =>
  (PLACEHOLDERS as readonly string[]).includes(name);

/** What stands in braces and is no placeholder, each once. */
export const unknownIn = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(BRACED)].filter(([, name = '']) => !isPlaceholder(name)).map(([whole]) => whole),
  ),
];
