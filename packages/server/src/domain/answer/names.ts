/** The endings that Russian case, gender and number put on a name or surname. */
const ENDINGS =
  'ого|его|ому|ему|ыми|ими|ием|иею|ией|ами|ями|ах|ях|ам|ям|ом|ем|ой|ей|ою|ею|ым|им|ых|их|ую|юю|ая|яя|ые|ие|ий|ый|ия|ию|ии|ье|ья|ью|ьи|а|я|у|ю|е|и|ы|о|й|ь';

/** No more parts of a name than this are looked for. */
const MOST_PARTS = 6;

/** What may stand behind a name: whose it is, or a surname that nobody has told us. */
const BEHIND = String.raw`['’]s|s['’]|[ \u00a0]\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?`;

/**
 * Finds each part of a name as a word that begins with a capital: as it is given and, in Russian, in its other cases;
 * with the surname behind it. Null for a name that has no part long enough to be told from a word.
 */
export function namePattern(name: string): RegExp | null {
  const parts = (name.match(/[\p{L}\p{M}]+/gu) ?? []).filter((part) => part.length >= 2).slice(0, MOST_PARTS);
  if (!parts.length) return null;
  const forms = parts.flatMap((part) => [formsOf(part), formsOf(part.toUpperCase())]);
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}_])(?<it>(?:${forms.join('|')})(?:${BEHIND})?)(?![\p{L}\p{N}_])`,
    'dgu',
  );
}

function formsOf(part: string): string {
  const capital = part.charAt(0).toUpperCase() + part.slice(1);
  if (!/^\p{Script=Cyrillic}+$/u.test(capital)) return capital;
  const isLoud = capital === capital.toUpperCase();
  const endings = isLoud ? ENDINGS.toUpperCase() : ENDINGS;
  const stem = capital.replace(/(?:ий|ый|ой|ая|яя|ия|[аеёийоуыьэюя])$/i, '');
  // Павел, but Павла; Пётр, but Петра.
  const fleeting = /^(.{2,})[еёо]([бвгджзклмнпрстфхцчшщ])$/i.exec(stem);
  const stems = [stem, fleeting ? fleeting[1] + (fleeting[2] ?? '') : ''].filter((one) => one.length >= 2);
  if (!stems.length) return capital;
  const either = (one: string) => one.replace(/[её]/g, '[её]').replace(/[ЕЁ]/g, '[ЕЁ]');
  return `(?:${stems.map(either).join('|')})(?:${endings})?`;
}
