/** One word of a text, as rules compare it, with its place in the text. */
export interface Word {
  /** Small letters, one kind of apostrophe, е for ё; empty where it is quoted: nobody says it here. */
  readonly said: string;
  readonly start: number;
  readonly end: number;
  /** Begins with a capital letter, as names do. */
  readonly capital: boolean;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’ʼ‑-][\p{L}\p{M}\p{N}]+)*/gu;
/** Ends a sentence where it stands between two words. A dot within 16.30 or example.com does not. */
const END = /[.!?…;](?=["'”»)\]]*(\s|$))|\n/;
/** Words of others: a quoted line, and what stands in quotation marks on one line. */
const QUOTED = /^[ \t]*>.*$|«[^»\n]*»|“[^”\n]*”|„[^“”\n]*[“”]|"[^"\n]*"/gmu;

const plain = (word: string): string =>
  word.normalize('NFC').toLowerCase().replace(/[’ʼ]/g, "'").replace(/‑/g, '-').replace(/ё/g, 'е');

/** The sentences of a text, each as its words. */
export function sentencesOf(text: string): Word[][] {
  const quotes = [...text.matchAll(QUOTED)].map(({ index, 0: all }) => [index, index + all.length] as const);
  const sentences: Word[][] = [];
  let before = 0;
  let current: Word[] = [];
  for (const { index, 0: word } of text.matchAll(WORD)) {
    const end = index + word.length;
    if (current.length > 0 && END.test(text.slice(before, index))) {
      sentences.push(current);
      current = [];
    }
    const quoted = quotes.some(([from, to]) => from <= index && end <= to);
    current.push({
      said: quoted ? '' : plain(word),
      start: index,
      end,
      capital: /^\p{Lu}/u.test(word),
    });
    before = end;
  }
  if (current.length > 0) sentences.push(current);
  return sentences;
}
