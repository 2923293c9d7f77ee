import { type Phrase, parsePhrase } from './phrase.ts';

/** What the composer warns of. Its words stand in one file a language, its advice with the page's sentences. */
export const RULES = ['blame', 'undated', 'fault', 'deadEnd', 'checkAlone', 'nothing'] as const;
export type Rule = (typeof RULES)[number];

/** Phrases that call for a warning, and the company in which they do or do not. */
export interface Group<P = Phrase> {
  readonly phrases: readonly P[];
  /** Only in a sentence that holds one of these too. */
  readonly with?: readonly P[];
  /** Not in a sentence that holds one of these. */
  readonly unless?: readonly P[];
}

/** One language's words, as its file has them (`string`) or ready to be found. */
export interface Rules<P = Phrase> {
  /** Argues with the customer or blames them. */
  readonly blame: readonly Group<P>[];
  /** A time that is none, in a promise. */
  readonly undated: readonly Group<P>[];
  /** Admits or assigns fault. */
  readonly fault: readonly Group<P>[];
  /** Says no. */
  readonly deadEnd: readonly Group<P>[];
  /** A word from us: where the next word has its date, that date is this promise's. */
  readonly contact: readonly P[];
  /** A day or an hour, in words; in figures they are known in every language. */
  readonly dates: readonly P[];
  /** What the customer can do or will have, after a no. */
  readonly ways: readonly P[];
  /** “Please check”, and “it is fixed”, when nothing else is said. */
  readonly check: readonly P[];
  readonly fixed: readonly P[];
  /** Says that one is there, and nothing of the matter. */
  readonly stalling: readonly P[];
  readonly courtesy: readonly P[];
  /** What follows it is a name. */
  readonly signOff: readonly P[];
}

/** Reads a file of rules. */
export function readRules(file: Rules<string>): Rules {
  const all = (written: readonly string[]) => written.map(parsePhrase);
  const groups = (written: readonly Group<string>[]): Group[] =>
    written.map(({ phrases, with: beside, unless }) => ({
      phrases: all(phrases),
      ...(beside && { with: all(beside) }),
      ...(unless && { unless: all(unless) }),
    }));
  return {
    blame: groups(file.blame),
    undated: groups(file.undated),
    fault: groups(file.fault),
    deadEnd: groups(file.deadEnd),
    contact: all(file.contact),
    dates: all(file.dates),
    ways: all(file.ways),
    check: all(file.check),
    fixed: all(file.fixed),
    stalling: all(file.stalling),
    courtesy: all(file.courtesy),
    signOff: all(file.signOff),
  };
}

/** Two languages' rules as one: a phrase is found in the words of its own. */
export const joined = (one: Rules, other: Rules): Rules =>
  Object.fromEntries(
    Object.entries(one).map(([list, phrases]) => [list, [...phrases, ...other[list as keyof Rules]]]),
  ) as unknown as Rules;
