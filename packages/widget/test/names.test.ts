import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { extension, percentOf, shown, sizeOf } from '../src/panel/files/names.ts';

test('no mark that turns or hides text is left in a shown name', () => {
  expect(shown('invoice\u202egpj.exe')).toBe('invoicegpj.exe');
  expect(extension('photo.png\u200f')).toBe('PNG');
  const marks = fc.constantFrom(
    ...'\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u0000\n\u007f',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(marks, fc.string({ unit: 'grapheme', maxLength: 3 }))), (parts) => {
      const name = shown(parts.join(''));
      expect(name).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\p{Cc}]/u);
      expect([...name].length).toBeLessThanOrEqual(60);
    }),
  );
});

test('the end of a long name can be read', () => {
  const name = shown(`${'ж'.repeat(200)}.docx`);
  expect(name).toHaveLength(60);
  expect(name).toMatch(/^ж+…ж+\.docx$/);
  expect(shown('отчёт за март.pdf')).toBe('отчёт за март.pdf');
});

test('sizes and parts are told in the customer’s language, with the digits of the times', () => {
  expect(sizeOf({ lang: 'en' }, 0)).toBe('0 bytes');
  expect(sizeOf({ lang: 'en' }, 193)).toBe('193 bytes');
  expect(sizeOf({ lang: 'ru' }, 193)).toBe('193 байта');
  expect(sizeOf({ lang: 'en' }, 1234)).toBe('1.2 kB');
  expect(sizeOf({ lang: 'ru' }, 12_345_678)).toBe('12 МБ');
  expect(sizeOf({ lang: 'ar' }, 1_500_000)).toMatch(/^1\.5/);
  expect(percentOf({ lang: 'en' }, 0.456)).toBe('46%');
});
