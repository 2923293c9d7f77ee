import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { html } from './html.ts';
import { inlineOf, markdownOf } from './markdown.ts';
import { fileNameOf } from './report/file-name.ts';
import { timesIn, zoneOf } from './times.ts';
import { LANGUAGES, tongueOf } from './words/index.ts';

describe('HTML', () => {
  test('what is put in is text', () => {
    expect(html`<p title="${`"'`}">${'<b>&amp;</b>'}</p>`.text).toBe(
      '<p title="&quot;&#39;">&lt;b&gt;&amp;amp;&lt;/b&gt;</p>',
    );
  });

  test('HTML in HTML stays HTML, lists too, and nothing is written for nothing', () => {
    const items = ['<i>', 2].map((item) => html`<li>${item}</li>`);
    expect(html`<ul>${items}${null}${undefined}${false}</ul>`.text).toBe(
      '<ul><li>&lt;i&gt;</li><li>2</li></ul>',
    );
  });

  test('control characters that HTML does not know are shown as unknown', () => {
    expect(html`${'a\u0001\u0085b\tc\r\n'}`.text).toBe('a\ufffd\ufffdb\tc\r\n');
  });
});

describe('Markdown', () => {
  test.each([
    ['# no heading', '\\# no heading'],
    ['1. no list\n2) none', '1\\. no list\\\n2\\) none'],
    ['4.11.2 is a version', '4.11.2 is a version'],
    ['- a\n+ b\n===\n---', '\\- a\\\n\\+ b\\\n\\===\\\n\\---'],
    ['head\n:-', 'head\\\n\\:-'],
    ['**b** _i_ `c` ~s~', '\\*\\*b\\*\\* \\_i\\_ \\`c\\` \\~s\\~'],
    ['[a](http://b.c) <b> &amp;', '\\[a\\](http\\://b.c) \\<b\\> \\&amp;'],
    ['www.a.b c@d.e', 'www\\.a.b c\\@d.e'],
    ['a\\b|c', 'a\\\\b\\|c'],
    ['  two\n\tthree', '\u00a0\u00a0two\\\n\u00a0\u00a0\u00a0\u00a0three'],
    ['\n\none\r\ntwo\u2028three\n \n\nfour\n\n', 'one\\\ntwo\\\nthree\n\nfour'],
    ['bell\u0007', 'bell\ufffd'],
  ])('%j stays text', (text, expected) => {
    expect(markdownOf(text)).toBe(expected);
  });

  test('nothing is lost: without its escapes it is what was written', () => {
    const plain = (markdown: string) =>
      markdown.replace(/\\(\n|[!-/:-@[-`{-~])/g, '$1').replace(/[\s\u00a0]+/g, ' ');
    const bits = [
      '# ',
      '- ',
      '1. ',
      '> ',
      '```',
      '\n',
      '\n\n',
      '[a](b)',
      '<!--',
      '&lt;',
      '\\',
      '*',
      '_',
      'www.a',
      '://',
      'a b',
    ];
    const text = fc.array(fc.constantFrom(...bits), { maxLength: 12 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, (said) => {
        expect(plain(markdownOf(said)).trim()).toBe(said.replace(/\s+/g, ' ').trim());
      }),
    );
  });

  test('in a line it stays in one, and turns nothing around it', () => {
    expect(inlineOf(' a\n\n# b\u202e ')).toBe('a # b');
    expect(inlineOf('שלום')).toBe('\u2068שלום\u2069');
  });
});

test('a file is named after the vendor, the number and what it is', () => {
  const named = (...of: Parameters<typeof fileNameOf>) => Object.values(fileNameOf(...of));
  const northwind = 'Northwind Shop .. 1042 Resolution report.md';
  expect(named('Northwind "Shop"/..', 1042, 'Resolution report', 'md')).toEqual([northwind, northwind]);
  expect(named('Лавка \u202eexe', 7, 'Отчёт', 'json')).toEqual(['Лавка exe 7 Отчёт.json', 'exe 7.json']);
  expect(named('متجر', 7, 'تقرير', 'json')[1]).toBe('report 7.json');
  expect(named('a\r\nSet-Cookie: b', 1, "it's", 'md')[0]).toBe("a Set-Cookie b 1 it's.md");
});

describe('the language of a page', () => {
  test.each([
    ['ru', '', 'ru', 'ru'],
    ['ru', 'en-US,ru-RU;q=0.8', 'ru', 'ru-RU'],
    ['en-US', 'de', 'en', 'en-US'],
    [undefined, 'de-DE, ar;q=0.2, ru;q=0.9', 'ru', 'ru'],
    [undefined, 'fr', 'en', 'en-GB'],
    [undefined, undefined, 'en', 'en-GB'],
    ['en-u-nu-arab', '', 'en', 'en-GB'],
    ['constructor', '__proto__', 'en', 'en-GB'],
    ['ar-EG', '', 'ar', 'ar-EG-u-nu-latn'],
  ])('%s, of %s accepted: %s', (wanted, accepted, lang, locale) => {
    expect(tongueOf(wanted, accepted)).toMatchObject({ lang, locale, dir: lang === 'ar' ? 'rtl' : 'ltr' });
  });

  test('each has every sentence, with everything that goes into it', () => {
    for (const [lang, words] of Object.entries(LANGUAGES)) {
      for (const [name, sentence] of Object.entries(words)) {
        if (typeof sentence !== 'function') continue;
        const given = Array.from({ length: sentence.length }, (_, i) => `given${i}`);
        const said =
          name === 'keepDays' ? words.keepDays(7) : (sentence as (...all: string[]) => string)(...given);
        for (const one of name === 'keepDays' ? ['7'] : given) expect(said, `${lang} ${name}`).toContain(one);
      }
    }
  });

  test('days are counted as the language counts', () => {
    expect([1, 2, 5, 21].map(LANGUAGES.ru.keepDays).map((said) => said.split(' после')[0])).toEqual([
      '1 день',
      '2 дня',
      '5 дней',
      '21 день',
    ]);
    expect([1, 30].map(LANGUAGES.en.keepDays)).toEqual([
      '1 day after it was given, then deleted',
      '30 days after it was given, then deleted',
    ]);
    expect(LANGUAGES.ar.keepDays(2)).toMatch(/^يومين /);
  });
});

test('times are told in the reader’s zone; one that is not known here is passed over', () => {
  const zone = zoneOf('Mars/Olympus', '', 'Europe/Berlin');
  const times = timesIn('en-GB', zone);
  expect(times.moment('2026-03-29T00:59:00Z')).toBe('29 March 2026 at 01:59');
  expect(times.moment('2026-03-29T01:00:00Z')).toBe('29 March 2026 at 03:00');
  expect(times.zone('2026-03-28T12:00:00Z')).toBe('Central European Standard Time');
  expect([0, 999, 48_211, 2_500_000].map(times.bytes)).toEqual(['0 byte', '999 byte', '48.2 kB', '2.5 MB']);
  expect(zoneOf('x')).toBe('UTC');
});
