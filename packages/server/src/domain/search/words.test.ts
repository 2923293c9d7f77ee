import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerpt } from './excerpt.ts';
import { kept, libraryShelf, ownShelf, asked as question } from './shelf.ts';
import { termsOf, wordsIn } from './words.ts';

const stems = (text: string) => [...wordsIn(text)].map(({ stem }) => stem);
const asked = (question: string) => termsOf(question).map(({ stem, open }) => (open ? `${stem}…` : stem));

/** Whether the closed words of a question all stand in a text, as the full-text table compares them. */
const finds = (asking: string, text: string) => {
  const words = kept(ownShelf('cu_1'), '', text).split(' ');
  return termsOf(`${asking} `).every(({ stem }) => words.includes(stem));
};

describe('forms of a word', () => {
  test.each([
    ['invoices won’t print', 'Printing an invoice'],
    ['exported files are gone', 'The export of a file: gone'],
    ['CAFÉ menus', 'cafe menu'],
    ['наши отчёты', 'Отчет'],
    ['не печатаются счета', 'Печатать счёт'],
    ['пропали настройки принтера', 'Настройка принтеров пропала'],
    ['прайс-лист из Excel', 'Excel: выгрузка прайс-листа'],
    ['ошибка 0x80070005', 'Код 0x80070005'],
    ['plugins 2.7.2', 'Plugin: 2.7.2.'],
    ['v2.7.2', 'Версия2.7.2, v 1'],
    ['10.0.0.1', 'from 10.0.0.1'],
  ])('“%s” finds “%s”', (question, text) => expect(finds(question, text)).toBe(true));

  test('the same word, however its letters are encoded', () => {
    expect(stems('Ёлка Йод café'.normalize('NFD'))).toEqual(stems('елка йод cafe'));
    expect(stems('ﬁle ＡＢＣ')).toEqual(stems('file abc'));
  });

  test('another number is another word', () => {
    for (const other of ['272', '27.2', '2.7', '2.72']) expect(finds(other, 'v2.7.2'), other).toBe(false);
    expect(finds('2.7.2', 'Order 272')).toBe(false);
  });

  test('й is no и', () => expect(finds('край', 'краи')).toBe(finds('край'.normalize('NFD'), 'краи')));
});

describe('what a question is about', () => {
  test('words that say nothing are left out, the last one is open until something follows', () => {
    expect(asked('Hello, my invoices won’t pri')).toEqual(['invoic', 'pri…']);
    expect(asked('Hello, my invoices won’t print.')).toEqual(['invoic', 'print']);
    expect(asked('Здравствуйте! У меня не печатаются счета ')).toEqual(stems('печатаются счета'));
  });

  test('nothing, or too little', () => {
    for (const nothing of ['', ' ', '?', 'a', 'я', 'it does not work', 'не работает', '"*" ) (', '🙈'])
      expect(asked(nothing), nothing).toEqual([]);
  });

  test('a long one keeps its rare words and what is being typed', () => {
    const long = `${Array.from({ length: 60 }, (_, i) => `word${'x'.repeat(i)}`).join(' ')} ab`;
    expect(asked(long)).toHaveLength(12);
    expect(asked(long).at(-1)).toBe('ab…');
  });
});

test('what the table keeps and what it is asked is letters and digits, whatever is written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const { word, stem, start, end } of wordsIn(text)) {
        expect(`${word}${stem}`).toMatch(/^[\p{L}\p{M}\p{N}]+$/u);
        expect(start).toBeLessThan(end);
      }
      for (const shelf of [ownShelf('cu_1'), libraryShelf('known', 'ws_1', 'latn')])
        expect(kept(shelf, text, text)).not.toMatch(/["'*(){}:^\0]/);
      for (const term of termsOf(text)) expect(term.stem).not.toBe('');
    }),
  );
});

describe('a shelf', () => {
  const library = libraryShelf('published', 'ws_0123456789AbCdEfGhIjKl', 'en00');

  test('of a library marks each word, all marks as long', () => {
    expect(kept(library, 'Prints', 'invoices')).toBe(
      'pcdefghijklen00~print pcdefghijklen00print pcdefghijklen00prints pcdefghijklen00invoic',
    );
    for (const id of ['ws_1', 'ws_0123456789AbCdEfGhIjKl'])
      expect(libraryShelf('known', id, 'latn').before).toHaveLength(library.before.length);
  });

  test('of a customer has one word that no text holds', () => {
    const own = ownShelf('cu_aB1');
    expect(kept(own, '~~cuab1', '').split(' ')).toEqual(['~~cuab1', '~cuab1', 'cuab1']);
    expect(kept(ownShelf('cu_2'), '~~cuab1', '~~cuab1').split(' ')).not.toContain('~~cuab1');
  });

  test('asks for closed words as they are, for the open one by its beginning', () => {
    const terms = termsOf('invoices pri');
    expect(question([ownShelf('cu_1')], terms)).toBe('"~~cu1" AND "invoic" AND "pri" *');
    expect(question([library], terms.slice(0, 1), true)).toBe('"pcdefghijklen00~invoic"');
  });
});

describe('an excerpt', () => {
  const marked = (text: string, question: string) =>
    excerpt(text, termsOf(question))
      .map((piece) => (piece.match ? `<${piece.text}>` : piece.text))
      .join('');

  test('marks each form of what was asked for', () => {
    expect(marked('Printing an invoice fails. Invoices stay blank.', 'print invoices ')).toBe(
      '<Printing> an <invoice> fails. <Invoices> stay blank.',
    );
    expect(marked('Печать счёта не идёт', 'счета ')).toBe('Печать <счёта> не идёт');
    expect(marked('The printer is off', 'pri')).toBe('The <printer> is off');
  });

  test('shows where most of it stands, between words, and says that there is more', () => {
    const filler = 'Nothing of interest stands in here at all. '.repeat(10);
    const shown = marked(`${filler}The invoice prints blank pages. ${filler}`, 'invoice blank ');
    expect(shown).toMatch(/^… /);
    expect(shown).toMatch(/ …$/);
    expect(shown).toContain('<invoice> prints <blank> pages');
    expect(shown.length).toBeLessThan(180);
  });

  test('of nothing, and of one word without end', () => {
    expect(marked('', 'invoice ')).toBe('');
    expect(marked('x'.repeat(500), 'invoice ')).toBe(`${'x'.repeat(160)} …`);
  });

  test('its pieces are the text', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 60 }), fc.lorem({ maxCount: 2 }), (text, question) => {
        const whole = excerpt(text, termsOf(question))
          .map((piece) => piece.text)
          .join('');
        expect(text.replace(/\s+/g, ' ')).toContain(whole.replace(/^… | …$/g, ''));
      }),
    );
  });
});
