import { expect, it } from 'vitest';
import { idFor } from './slug.ts';

it('makes an id of any title', () => {
  expect(idFor('Ask for the log: step 1', [])).toBe('ask-for-the-log-step-1');
  expect(idFor('Попросить журнал', [])).toBe('poprosit-zhurnal');
  expect(idFor('Überblick', ['uberblick'])).toBe('uberblick-2');
  expect(idFor('日本', ['update', 'update-2'])).toBe('update-3');
  const long = idFor('a '.repeat(60), ['a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a']);
  expect(long).toMatch(/^[a-z0-9-]{1,40}$/);
  expect(long.endsWith('-2')).toBe(true);
});
