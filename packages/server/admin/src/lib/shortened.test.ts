import { expect, test } from 'vitest';
import { shortened } from './shortened.ts';

test('a name keeps its beginning, by letters and not by halves of them', () => {
  expect(shortened('Olga Petrova')).toBe('Olga Petrova');
  expect(shortened('o'.repeat(40))).toBe('o'.repeat(40));
  expect(shortened(`Ola ${'x'.repeat(116)}`)).toBe(`Ola ${'x'.repeat(35)}…`);
  expect(shortened('👩'.repeat(41))).toBe(`${'👩'.repeat(39)}…`);
});
