const rules = new Intl.PluralRules('ru');

/** 1 обещание, 2 обещания, 5 обещаний */
export const plural = (n: number, one: string, few: string, many: string): string => {
  const form = rules.select(n);
  return `${n.toLocaleString('ru')} ${form === 'one' ? one : form === 'few' ? few : many}`;
};
