import { expect, it } from 'vitest';
import { fileSize } from './file-size.ts';

it('says a size in the unit that fits, in the reader’s language', () => {
  expect(fileSize(0, 'en')).toBe('0 bytes');
  expect(fileSize(999, 'en')).toBe('999 bytes');
  expect(fileSize(1500, 'en')).toBe('1.5 kB');
  expect(fileSize(24_600_000, 'en')).toBe('25 MB');
  expect(fileSize(1500, 'ru')).toMatch(/1,5\skБ|1,5\sкБ/);
});
