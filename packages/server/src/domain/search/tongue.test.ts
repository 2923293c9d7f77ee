import { expect, test } from 'vitest';
import { isTheirs, TONGUE, tongueOf } from './tongue.ts';

test('what was said to be a language is that language, whatever country and letters', () => {
  expect(tongueOf('en-GB', 'Печать')).toBe('en00');
  expect([tongueOf('RU', ''), tongueOf('fil-Latn-PH', '')]).toEqual(['ru00', 'fil0']);
});

test.each([
  ['Card payments restart the till', 'latn'],
  ['Касса перезапускается после оплаты Visa', 'cyrl'],
  ['الطابعة لا تعمل', 'arab'],
  ['請求書が印刷できない', 'hani'],
  ['0x80070005', 'latn'],
  ['42 🙈', 'zyyy'],
  ['', 'zyyy'],
])('%j without a language is in its script', (text, tongue) => {
  expect(tongueOf(null, text)).toBe(tongue);
  expect(tongue).toHaveLength(TONGUE);
});

test('theirs is what is in their language, or in its script where no more is known', () => {
  expect(['ru00', 'cyrl', 'en00', 'latn', 'zyyy'].filter((tongue) => isTheirs(tongue, 'ru-RU'))).toEqual([
    'ru00',
    'cyrl',
  ]);
  expect(['de00', 'latn', 'en00', 'cyrl'].filter((tongue) => isTheirs(tongue, 'de'))).toEqual([
    'de00',
    'latn',
  ]);
  expect([isTheirs('hani', 'zh-TW'), isTheirs('hani', 'ja'), isTheirs('hang', 'ko')]).toEqual([
    true,
    true,
    true,
  ]);
  for (const odd of ['x', 'abcd', 'i-klingon', '']) expect(isTheirs('latn', odd), odd).toBe(false);
});
