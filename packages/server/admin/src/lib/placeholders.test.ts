import { expect, test } from 'vitest';
import { fill, unfilled, unknownIn } from './placeholders.ts';

const values = { customer: 'Olga', number: '#7', agent: 'Anna K.', next: null };

test('what is known is filled in, what is not stays, other braces are nobody’s business', () => {
  const words = fill('{customer}, {number} by {next}, {customer}. {agent} {json: 1} $&', values);
  expect(words).toBe('Olga, #7 by {next}, Olga. Anna K. {json: 1} $&');
  expect(unfilled(words)).toEqual(['{next}']);
  expect(unfilled('{next} and {next}')).toEqual(['{next}']);
});

test('an empty value fills, too', () => {
  expect(fill('Dear {customer}!', { ...values, customer: '' })).toBe('Dear !');
});

test('names what is no placeholder', () => {
  expect(unknownIn('{customer} {name} {name} {date}')).toEqual(['{name}', '{date}']);
});
