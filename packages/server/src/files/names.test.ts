import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dispositionOf, endingOf, tidyName } from './names.ts';

test.each([
  ['  Отчёт за март.pdf ', 'Отчёт за март.pdf'],
  ['C:\\fakepath\\till.log', 'till.log'],
  ['../../etc/passwd', 'passwd'],
  ['photo\u202egnp.exe', 'photognp.exe'],
  ['a\r\nSet-Cookie: x=1', 'aSet-Cookie: x=1'],
  ['تقرير\u200f.pdf', 'تقرير\u200f.pdf'],
  ['..', 'file'],
  ['/', 'file'],
  ['\u202e\u2066', 'file'],
  ['\u200b', 'file'],
  [' \u00ad.\u3164\u2800', 'file'],
  ['\u2063.log', '\u2063.log'],
])('%j is kept as %j', (given, kept) => {
  expect(tidyName(given)).toBe(kept);
});

test('a header says the name in full and plainly', () => {
  expect(dispositionOf('attachment', 'Отчёт "март" (1).pdf')).toBe(
    'attachment; filename="_____ ______ (1).pdf"; ' +
      "filename*=UTF-8''%D0%9E%D1%82%D1%87%D1%91%D1%82%20%22%D0%BC%D0%B0%D1%80%D1%82%22%20%281%29.pdf".replace(
        '%22',
        '%22',
      ),
  );
  expect(dispositionOf('inline', 'تقرير\u200f.png')).not.toContain('%E2%80%8F');
  expect(dispositionOf('attachment', 'Отчёт 7.md', 'report "7".md')).toBe(
    `attachment; filename="report _7_.md"; filename*=UTF-8''${encodeURIComponent('Отчёт 7.md')}`,
  );
});

test('no name gets out of its header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const header = dispositionOf('attachment', name.toWellFormed());
      expect(header).toMatch(/^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[\w.~%-]+$/);
      expect(() => new Headers({ x: header })).not.toThrow();
      const [, full = ''] = header.split("''");
      expect(decodeURIComponent(full)).not.toMatch(/[/\\\p{Cc}\u202a-\u202e]/u);
    }),
  );
});

test('the ending is what stands behind the last dot', () => {
  expect(['a.b.PNG', 'x.html  ', 'none', '.env'].map(endingOf)).toEqual(['png', 'html', '', 'env']);
});

test('what is not seen, or goes when it is saved, hides no ending', () => {
  const hidden = ['x.html\u200f', 'x.ht\u200bml', 'x.html.', 'x.html. .', 'x.html\u00ad', 'x.html.\u200b'];
  expect(hidden.map(endingOf)).toEqual(hidden.map(() => 'html'));
});
