const rules = new Intl.PluralRules('ar');

/** Arabic counts in forms: the dual has no number, 3–10 take the plural, the rest the singular. */
export const plural = (n: number, one: string, two: string, few: string, many: string): string => {
  const form = rules.select(n);
  return form === 'one' ? one : form === 'two' ? two : `${n} ${form === 'few' ? few : many}`;
};

/** What people wrote keeps its own direction, and its full stop. */
export const own = (text: string): string => `\u2068${text}\u2069`;
