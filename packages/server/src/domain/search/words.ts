import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as russian } from '@orama/stemmers/russian';
import { isFiller } from '@vestka/sdk/ticket';

/** Longer than this no word is told from another. */
const LONGEST = 40;

/** A word of a text: where it stands, as it is written, and its stem. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly stem: string;
}

/** A number with a full stop between its digits is one word, and not one with letters before it: `v2.7.2` has `2.7.2`. */
const WORD =
  /\p{L}[\p{L}\p{M}]*(?=\p{N}+\.\p{N})|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’ʼ][\p{L}\p{M}]+|(?<=\p{N})\.\p{N}+)*/gu;
/** A letter that stands for that full stop, as words are of letters and digits alone: `2.7.2` is no `272`. */
const STOP = 'ꞏ';

/** The words of a text in order. Each is stemmed by its own script, so a text may mix languages. */
export function* wordsIn(text: string): Generator<Word> {
  for (const { 0: written, index } of text.matchAll(WORD)) {
    const word = plain(written);
    if (word) yield { start: index, end: index + written.length, word, stem: stemOf(word) };
  }
}

/** As words are compared: in small letters, without accents, е for ё. What the full-text table keeps is just this. */
function plain(written: string): string {
  const small = written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’ʼ]s$/, '');
  // й is a letter of its own and stays, though it can be written as и with an accent.
  const bare = /\p{Script=Latin}/u.test(small) ? small.normalize('NFD').replace(/\p{M}/gu, '') : small;
  return bare
    .replaceAll('ё', 'е')
    .replaceAll('.', STOP)
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '')
    .slice(0, LONGEST)
    .toWellFormed()
    .replaceAll('\uFFFD', '');
}

const REMEMBERED = 20_000;
const stems = new Map<string, string>();

function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    stem = (/\p{Script=Cyrillic}/u.test(word) ? russian(word) : english(word)) || word;
    if (stems.size >= REMEMBERED) stems.clear();
    stems.set(word, stem);
  }
  return stem;
}

/** A word that is looked for. */
export interface Term {
  readonly stem: string;
  readonly word: string;
  /** Still being typed: whatever begins like this. */
  readonly open: boolean;
}

/** Words that say nothing of what a question is about, beside the filler of reports. */
const SMALL = new Set(
  (
    'about after am any as at because before but by can cannot cant could couldnt did didnt doesnt doing dont else every ' +
    'get gets getting getting got had hadnt has hasnt havent he hello help her here hi him his how however im into isnt ' +
    'ive just like me my need never nor off on one only or our out over please she since some something such than thank ' +
    'thanks their them then there these they thing this those too under until up use used using very wasnt want wants ' +
    'were werent what when where which while who why wont would wouldnt your ' +
    'без бы вас вдруг ведь вместо во вот всего всем всех вчера где да даже для до добрый день его ее если есть же за здравствуйте ' +
    'из или им их к как какая какой когда который кто ли либо меня мне мной мой моя моя мои моего можно мы над надо нас ' +
    'наш наша наше наши нашей нашего него нее ней нельзя нет ни них но ну о об однако он она они оно от очень по подскажите помогите после потом потому почему ' +
    'при про раз сам сейчас со совсем спасибо так такая такое такой там те тем то тогда того тоже только том тот ту тут ты у ' +
    'уже хотя чего чем через что чтобы эта эти этого этой этом этот эту я'
  ).split(' '),
);

/** More words than this say no more. */
const MOST_TERMS = 12;

/** The words of a question that tell what it is about. The last one is open while nothing follows it. */
export function termsOf(question: string): Term[] {
  const words = [...wordsIn(question)];
  const terms = new Map<string, Term>();
  for (const { word, stem, end } of words) {
    const open = end === question.length;
    if (isShort(word) || isFiller(word) || SMALL.has(word)) continue;
    if (!terms.has(stem)) terms.set(stem, { stem, word, open });
  }
  const all = [...terms.values()];
  if (all.length <= MOST_TERMS) return all;
  // Long words are the rare ones; the one that is being typed is what they think of now.
  const kept = new Set(
    all.toSorted((a, b) => +b.open - +a.open || b.stem.length - a.stem.length).slice(0, MOST_TERMS),
  );
  return all.filter((term) => kept.has(term));
}

/** One letter or digit tells nothing, but where it is a whole word of a language that writes so. */
const isShort = (word: string): boolean => word.length < 2 && !/\p{Script=Han}/u.test(word);

/** Whether a word of a text is one that was looked for. */
export const isAsked = (terms: readonly Term[], { stem, word }: Pick<Word, 'stem' | 'word'>): boolean =>
  terms.some((term) =>
    term.open ? stem.startsWith(term.stem) || word.startsWith(term.word) : stem === term.stem,
  );
