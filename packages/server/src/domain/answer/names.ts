import { GOODBYE, HELLO, I_AM, SENTENCE, TITLE } from './cues.ts';

/** The endings that Russian case, gender and number put on a name or surname. */
const ENDINGS =
  'ого|его|ому|ему|ыми|ими|ием|иею|ией|ами|ями|ах|ях|ам|ям|ом|ем|ой|ей|ою|ею|ым|им|ых|их|ую|юю|ая|яя|ые|ие|ий|ый|ия|ию|ии|ье|ья|ью|ьи|а|я|у|ю|е|и|ы|о|й|ь';

/** No more parts of a name than this are looked for. */
const MOST_PARTS = 6;

/** What may stand behind a name: whose it is, or a surname that nobody has told us. */
const BEHIND = String.raw`['’]s|s['’]|[ \u00a0]\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?`;

const FREE = String.raw`(?<![\p{L}\p{N}_])`;
const ENDS = String.raw`(?![\p{L}\p{N}_])`;
const BETWEEN = String.raw`(?:[ \u00a0]{1,2}|[-._])`;
const ANY_CASE = 'dgimu';
const POSSESSIVE = "(?:['’]s|s['’])?";

/**
 * Finds a name as it is given and, in Russian, in its other cases:
 *
 * - each part as a word that begins with a capital, with the surname behind it;
 * - in small letters, where a part may be a word as well (Mark, Rose, Вера), only two parts together, and one where a name
 *   stands: after “dear” or “my name is”, or alone on its line.
 *
 * None for a name that has no part long enough to be told from a word.
 */
export function namePatterns(name: string): RegExp[] {
  const parts = (name.match(/[\p{L}\p{M}]+/gu) ?? []).filter((part) => part.length >= 2).slice(0, MOST_PARTS);
  if (!parts.length) return [];
  const loud = parts.flatMap((part) => [formsOf(part), formsOf(part.toUpperCase())]).join('|');
  const forms = parts.map(formsOf);
  const one = `(?<it>${forms.join('|')})`;
  return [
    new RegExp(`${FREE}(?<it>(?:${loud})(?:${BEHIND})?)${ENDS}`, 'dgu'),
    ...(forms.length > 1
      ? [new RegExp(`${FREE}(?<it>${together(forms)}${POSSESSIVE})${ENDS}`, ANY_CASE)]
      : []),
    new RegExp(
      String.raw`${FREE}(?:${HELLO}|${GOODBYE}|${I_AM}|${TITLE})[,.!]?\s{1,4}(?:[—–-]\s)?${one}${SENTENCE}`,
      ANY_CASE,
    ),
    new RegExp(String.raw`^[^\S\n]{0,4}(?:[—–-]\s)?${one}(?=[.!]?[^\S\n]{0,4}$)`, ANY_CASE),
  ];
}

/** Two of the parts in any order, or three. */
function together(forms: readonly string[]): string {
  const others = (self: number) => forms.filter((_, index) => index !== self).join('|');
  const pairs = forms.map((form, index) => `${form}${BETWEEN}(?:${others(index)})`);
  return `(?:${pairs.join('|')})(?:${BETWEEN}(?:${forms.join('|')}))?`;
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
