import { describe, expect, it } from 'vitest';
import { beginNew, missingParts, piecesOf, rewritten, toContent, type Writing } from './writing.ts';

const solution = 'Ask [name] at [e-mail].';
const begun = (): Writing =>
  beginNew({
    lang: 'en',
    title: 'Cards are refused',
    symptom: 'Cards from abroad are refused.',
    cause: 'A missing tax class.',
    solution,
    technical: null,
    stripped: [
      { field: 'solution', kind: 'name', start: 4, end: 10, was: 'Olga' },
      { field: 'solution', kind: 'email', start: 14, end: 22, was: 'olga@example.com' },
    ],
  });
const marked = (writing: Writing) =>
  piecesOf(writing, 'solution').map(({ text, taken }) => (taken ? `${text}=${taken.was}` : text));

describe('what was taken out', () => {
  it('stands where it was taken out', () => {
    expect(marked(begun())).toEqual(['Ask ', '[name]=Olga', ' at ', '[e-mail]=olga@example.com', '.']);
  });

  it('moves with the words around it', () => {
    const before = rewritten(begun(), 'solution', `First of all: ${solution}`);
    expect(marked(before)).toEqual([
      'First of all: Ask ',
      '[name]=Olga',
      ' at ',
      '[e-mail]=olga@example.com',
      '.',
    ]);
    const between = rewritten(before, 'solution', 'First of all: Ask [name] by mail at [e-mail].');
    expect(marked(between)).toEqual([
      'First of all: Ask ',
      '[name]=Olga',
      ' by mail at ',
      '[e-mail]=olga@example.com',
      '.',
    ]);
    const after = rewritten(between, 'solution', 'First of all: Ask [name] by mail at [e-mail]. Then wait.');
    expect(marked(after).at(-1)).toBe('. Then wait.');
  });

  it('is gone once its place is rewritten, the others stay', () => {
    const next = rewritten(begun(), 'solution', 'Ask your bank at [e-mail].');
    expect(marked(next)).toEqual(['Ask your bank at ', '[e-mail]=olga@example.com', '.']);
    expect(next.taken.map(({ was, place }) => [was, place !== null])).toEqual([
      ['Olga', false],
      ['olga@example.com', true],
    ]);
    expect(marked(rewritten(next, 'solution', ''))).toEqual([]);
  });

  it('leaves the other fields alone', () => {
    expect(marked(rewritten(begun(), 'cause', 'Another one.'))).toHaveLength(5);
  });
});

describe('the reading through', () => {
  it('is of these words: other words are not read yet', () => {
    const read = { ...begun(), read: true };
    expect(missingParts(read)).toEqual([]);
    expect(missingParts(rewritten(read, 'cause', 'Another one.'))).toEqual(['read']);
  });
});

it('sends what is written, trimmed, and nothing technical where nothing is', () => {
  const written = rewritten({ ...begun(), read: true }, 'title', '  Cards  ');
  expect(toContent(written)).toEqual({
    lang: 'en',
    title: 'Cards',
    symptom: 'Cards from abroad are refused.',
    cause: 'A missing tax class.',
    solution,
    readThrough: true,
  });
  expect(toContent(rewritten(written, 'technical', 'tax_class')).technical).toBe('tax_class');
});
