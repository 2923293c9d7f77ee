/** The few words that the launcher says before the panel is there: its name, and that the panel did not come. */
const LABELS: Record<string, [name: string, failed: string]> = {
  ru: ['Помощь', 'Сбой. Повторить?'],
  ar: ['مساعدة', 'تعذّر. أعد المحاولة'],
};

export const labels = (locale: string): [name: string, failed: string] =>
  LABELS[locale.slice(0, 2)] ?? ['Help', 'Could not load. Retry?'];
