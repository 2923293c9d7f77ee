import { describe, expect, it } from 'vitest';
import { check, type Situation } from '../../src/help/check.ts';
import { languageOf, languagesOf, rulesFor, rulesOf, type WrittenIn } from '../../src/help/language.ts';
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

describe('a text in two languages', () => {
  const words = async (text: string, situation: Partial<Situation> = {}) => {
    const rules = await rulesOf(text);
    const found = rules ? check(text, rules, { ...anyUpdate, ...situation }) : [];
    return found.map(({ rule, start, end }) => [rule, text.slice(start, end)]);
  };

  it('is looked at by the rules of both', async () => {
    expect(await words('The log is read. Вы сами виноваты, скоро исправим.')).toEqual([
      ['blame', 'Вы сами виноваты'],
      ['undated', 'скоро'],
    ]);
    expect(await words('Журнал прочитан. We will fix it soon.')).toEqual([['undated', 'soon']]);
  });

  it('is let be by what is said in the other', async () => {
    expect(await words('We will fix it soon. Ответим завтра в 10:00.')).toEqual([]);
  });

  it('is no Russian where its Cyrillic is another', () => {
    expect(languagesOf('Вітаю. Скоро исправим.')).toEqual([]);
    expect(languagesOf('Hello. Скоро исправим.')).toEqual(['en', 'ru']);
    expect(languagesOf('تم. We look.')).toEqual(['en']);
  });
});

describe('what is done right now', () => {
  it('promises no time that is none, and asks for nothing to do', async () => {
    const rules = await rulesFor('en');
    const found = (text: string) =>
      check(text, rules, { ...anyUpdate, kind: 'activity', has: { date: true } }).map(({ rule }) => rule);
    expect(found('asap')).toEqual(['undated']);
    expect(found('Comparing both logs.')).toEqual([]);
    expect(found('We are looking into it.')).toEqual([]);
    expect(found('Waiting: please send it asap.')).toEqual([]);
  });
});
