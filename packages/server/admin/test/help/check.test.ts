import { describe, expect, it } from 'vitest';
import { check, type Situation } from '../../src/help/check.ts';
import { languageOf, rulesFor, type WrittenIn } from '../../src/help/language.ts';
import { type Example, english, englishFine, russian, russianFine } from './examples.ts';

const anyUpdate: Situation = { kind: 'update', has: {}, causeFound: false };

async function marked(lang: WrittenIn, { text, in: situation }: Example) {
  const found = check(text, await rulesFor(lang), { ...anyUpdate, ...situation });
  return found.map(({ rule, start, end }) => [rule, text.slice(start, end)]);
}

describe.each([
  ['en', english, englishFine],
  ['ru', russian, russianFine],
] as const)('words in %s', (lang, warned, fine) => {
  it.each(warned.map((one) => [one.text, one] as const))('warns of: %s', async (_, one) => {
    expect(await marked(lang, one)).toEqual(one.warns);
  });
  it.each(fine.map((one) => [one.text, one] as const))('says nothing of: %s', async (_, one) => {
    expect(await marked(lang, one)).toEqual([]);
  });
  it('is tried on enough of both', () => {
    expect(warned.length).toBeGreaterThanOrEqual(40);
    expect(fine.length).toBeGreaterThanOrEqual(40);
  });
});

describe('the language', () => {
  it.each([
    ['Hello Olga', 'en'],
    ['Здравствуйте, Olga', 'ru'],
    ['Вітаю, ваш запит прийнято', null],
    ['لا تظهر الفاتورة', null],
    ['12:30', null],
    ['', null],
  ] as const)('of “%s” is %s', (text, lang) => {
    expect(languageOf(text)).toBe(lang);
  });
});
