/** Scripts that one can tell a text's language from others by. */
const SCRIPTS = ['latn', 'cyrl', 'arab', 'grek', 'hebr', 'hang', 'hani'] as const;
const LETTERS = SCRIPTS.map((name) => {
  const named = name.charAt(0).toUpperCase() + name.slice(1);
  return { name, letter: new RegExp(`\\p{Script=${named}}`, 'gu') };
});
/** Of any script. */
const COMMON = 'zyyy';

/** As long as each of these codes is. */
export const TONGUE = 4;

/**
 * What a text is written in: its language where that was said, else no more than its script. Always four letters or
 * digits.
 */
export const tongueOf = (lang: string | null | undefined, text: string): string =>
  lang ? codeOf(lang) : scriptOf(text);

/** Whether one who has this language reads what is written in that tongue. */
export const isTheirs = (tongue: string, lang: string): boolean =>
  tongue === codeOf(lang) || tongue === scriptFor(lang);

/** The language alone, whatever country. */
const codeOf = (lang: string): string =>
  (lang.split('-', 1)[0] as string).toLowerCase().slice(0, TONGUE).padEnd(TONGUE, '0');

function scriptOf(text: string): string {
  let most = 0;
  let found: string = COMMON;
  for (const { name, letter } of LETTERS) {
    const many = text.match(letter)?.length ?? 0;
    if (many > most) [most, found] = [many, name];
  }
  return found;
}

/** What a language is usually written in. */
function scriptFor(lang: string): string {
  try {
    const script = new Intl.Locale(lang).maximize().script?.toLowerCase() ?? '';
    if (script === 'hans' || script === 'hant' || script === 'jpan') return 'hani';
    if (script === 'kore') return 'hang';
    return (SCRIPTS as readonly string[]).includes(script) ? script : COMMON;
  } catch {
    return COMMON;
  }
}
