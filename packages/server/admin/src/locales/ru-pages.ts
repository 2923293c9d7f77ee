import type { PagesText } from './en-pages.ts';
import { ruCanned } from './ru-canned.ts';
import { ruInsights } from './ru-insights.ts';
import { ruPolicy } from './ru-policy.ts';

export const ruPages: PagesText = {
  save: 'Сохранить',
  saving: 'Сохраняем…',
  discard: 'Отменить изменения',
  discarded: 'Изменения отменены.',
  unsaved: 'Ещё не сохранено.',
  left: 'Вы ушли, не сохранив это.',
  leftOn: (page) => `${page}: ещё не сохранено. Набранное хранится в этой вкладке.`,
  backTo: 'Вернуться',
  wrong: (n) => (n === 1 ? 'Проверьте одно поле.' : `Проверьте поля: ${n}.`),
  again: 'Повторить',
  percent: (share) => `${Math.round(share * 100)}\u00a0%`,
  policy: ruPolicy,
  canned: ruCanned,
  insights: ruInsights,
};
