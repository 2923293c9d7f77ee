/** The letters of a keyboard in their rows, Latin and Russian. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю'];

/** Neighbours in a row, there and back. */
const LINES = ROWS.flatMap((row) => [row, [...row].reverse().join('')]);

/** This many neighbours in a row are no chance. */
const RUN = 3;

/** “Value” in German, the one word among them. */
const A_WORD = 'wert';

/** Whether a word in small letters was struck and not written: `asdf`, `фывфыв`, `aaaa`, `sdkjfhg`. */
export function isNoise(word: string): boolean {
  if (/^(\p{L}{1,2})\1+$/u.test(word)) return true;
  if (/^[b-df-hj-np-tv-xz]{6,}$/.test(word)) return true;
  return word !== A_WORD && isStruck(word);
}

/** Every letter stands in a run of neighbours. Three alone count where the row begins: “про” and “mit” are words. */
function isStruck(word: string): boolean {
  if (word.length <= RUN) return LINES.some((line) => word.length === RUN && line.startsWith(word));
  const struck = new Set<number>();
  for (let at = 0; at + RUN <= word.length; at += 1) {
    if (!LINES.some((line) => line.includes(word.slice(at, at + RUN)))) continue;
    for (let n = 0; n < RUN; n += 1) struck.add(at + n);
  }
  return struck.size === word.length;
}
