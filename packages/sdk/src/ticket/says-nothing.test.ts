import { expect, test } from 'vitest';
import { saysNothing } from './says-nothing.ts';

test.each([
  'fixed',
  'Fixed.',
  'We fixed it, please check',
  'We have fixed the issue. Please check and confirm!',
  'Done, everything should be working now.',
  'resolved / closed',
  '…',
  '👍👍👍',
  '1234 5678 90',
  'n/a',
  'Исправлено',
  'Мы исправили проблему, пожалуйста, проверьте.',
  'Сделано, у нас всё работает',
  'Причина неизвестна, ошибка устранена',
])('“%s” says nothing', (text) => {
  expect(saysNothing(text)).toBe(true);
});

test.each([
  'Bad cable',
  'The update of 3 March left two countries without a tax class.',
  'Your disk was full',
  'Обновление от 3 марта удалило налоговый класс двух стран.',
  'Переполнен диск сервера',
  'نفدت مساحة القرص على الخادم',
  '服务器磁盘已满',
  'Die Festplatte des Servers war voll',
])('“%s” says something', (text) => {
  expect(saysNothing(text)).toBe(false);
});
