const rules = new Intl.PluralRules('ru');

/** `1 день`, `2 дня`, `5 дней`. */
export const plural = (n: number, one: string, few: string, many: string): string => {
  const form = rules.select(n);
  return `${n} ${form === 'one' ? one : form === 'few' ? few : many}`;
};
