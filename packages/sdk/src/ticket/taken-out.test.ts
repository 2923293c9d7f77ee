import { expect, test } from 'vitest';
import { cutAtTakenOut, stillTakenOut, TAKEN_OUT } from './taken-out.ts';

test('each placeholder of a draft is found, once', () => {
  for (const mark of Object.values(TAKEN_OUT).flatMap((language) => Object.values(language))) {
    expect(stillTakenOut(`Ask ${mark}, (${mark}) or #${mark}.`)).toEqual([mark]);
  }
  expect(stillTakenOut('[name].Then [phone] (the shop’s), [email], [number](theirs) or [e-mail].')).toEqual([
    '[name]',
    '[phone]',
    '[number]',
    '[e-mail]',
  ]);
  expect(stillTakenOut('Создали заказ [номер] по первому платежу, [имя] знает.')).toEqual([
    '[номер]',
    '[имя]',
  ]);
});

test.each([
  'arr[0] and rows[number] of T[number][name]',
  'input[name] and f()[link]',
  'Open [link](https://shop.example/help), [address](#where) or [ссылка](page.html)',
  'Save it as [name].txt, or as [номер].mp4.',
  '[user@example.com], [a] and [1], [x](https://shop.example)',
  '[email protected] [Name] [number of rows] [ номер ] [номера]',
  'name, (номер) and {number}',
])('%s is no placeholder', (text) => {
  expect(stillTakenOut(text)).toEqual([]);
  expect(cutAtTakenOut(text)).toEqual([text]);
});

test('a text is cut where they stand', () => {
  expect(cutAtTakenOut('Ask [name] at [e-mail].')).toEqual(['Ask ', '[name]', ' at ', '[e-mail]', '.']);
});
