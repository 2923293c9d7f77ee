import { findPhrase, isMadeOf, type Phrase } from './phrase.ts';
import type { Group, Rule, Rules } from './rules.ts';
import { sentencesOf, type Word } from './words.ts';

/** Where the words will stand, and what the customer reads beside them. */
export interface Situation {
  readonly kind: 'update' | 'activity' | 'report' | 'wish' | 'escalation' | 'note';
  readonly has: {
    /** When the next word comes, or what a wish is planned for. */
    readonly date?: boolean;
    /** Ways forward to choose from. */
    readonly options?: boolean;
    /** Something that the customer is asked for. */
    readonly request?: boolean;
  };
  /** What else the customer reads with it. */
  readonly beside?: string;
  /** Before it nobody is at fault. */
  readonly causeFound: boolean;
}

/** A piece of the text that may do harm. Offsets are in UTF-16 units. */
export interface Warning {
  readonly rule: Rule;
  readonly start: number;
  readonly end: number;
}

/** 16:30, 4.3., 2026-03-04, 03/04 */
const FIGURES = /\b\d{1,2}[:.]\d{2}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\.\d{1,2}\.|\b\d{1,2}\/\d{1,2}\b/;

/**
 * What in these words argues, blames, promises without a date, admits a fault too early, or leaves the customer nothing
 * to do or expect. It would rather say nothing than be wrong. Notes are for the team: of them it says nothing.
 */
export function check(
  text: string,
  rules: Rules,
  { kind, has, beside = '', causeFound }: Situation,
): Warning[] {
  if (kind === 'note') return [];
  const sentences = sentencesOf(text);
  const all = [...sentences, ...sentencesOf(beside)];
  const holds = (phrases: readonly Phrase[]) => all.some((words) => findPhrase(phrases, words));
  const dated = FIGURES.test(text) || FIGURES.test(beside) || holds(rules.dates);

  const find = (rule: Rule, groups: readonly Group[], lets: (words: Word[]) => boolean = () => true) =>
    sentences.filter(lets).flatMap((words) => {
      const places = groups.flatMap((group) => placeOf(group, words) ?? []);
      return places[0] ? [{ rule, ...places[0] }] : [];
    });
  const promise = (words: Word[]) => !(has.date && findPhrase(rules.contact, words));
  const found = [
    ...find('blame', rules.blame),
    ...(causeFound ? [] : find('fault', rules.fault)),
    ...(dated ? [] : find('undated', rules.undated, promise)),
    ...(has.options || holds(rules.ways) ? [] : find('deadEnd', rules.deadEnd)),
  ];
  const whole = saysNothing(sentences, rules, { kind, has, dated, asks: text.includes('?') });
  const first = sentences[0]?.[0];
  const last = sentences.at(-1)?.at(-1);
  if (whole && first && last && found.length === 0) {
    found.push({ rule: whole, start: first.start, end: last.end });
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

function placeOf(group: Group, words: Word[]): { start: number; end: number } | null {
  const place = findPhrase(group.phrases, words);
  if (!place) return null;
  if (group.with && !findPhrase(group.with, words)) return null;
  if (group.unless && findPhrase(group.unless, words)) return null;
  const [from, to] = place;
  return { start: (words[from] as Word).start, end: (words[to - 1] as Word).end };
}

interface Whole extends Pick<Situation, 'kind' | 'has'> {
  readonly dated: boolean;
  readonly asks: boolean;
}

/** Of the text as a whole: it holds nothing but “please check”, or nothing that a customer could do or expect. */
function saysNothing(sentences: Word[][], rules: Rules, { kind, has, dated, asks }: Whole): Rule | null {
  // A report's own rule is the server's: it is refused when it says nothing. What is done right now asks for nothing.
  if (
    kind === 'activity' ||
    kind === 'report' ||
    kind === 'escalation' ||
    has.options ||
    has.request ||
    dated
  )
    return null;
  const end = sentences.findIndex((words) => isMadeOf(rules.signOff, words));
  const said = end < 0 ? sentences : sentences.slice(0, end);
  const some = (phrases: readonly Phrase[]) => said.some((words) => findPhrase(phrases, words));
  const only = (...lists: (readonly Phrase[])[]) => said.every((words) => isMadeOf(lists.flat(), words));
  const { check: asking, fixed, stalling, courtesy, signOff } = rules;
  if (some(asking) && only(asking, fixed, stalling, courtesy, signOff)) return 'checkAlone';
  // A question is something to do.
  if (asks) return null;
  if (some(stalling) && only(stalling, courtesy, signOff)) return 'nothing';
  const leavesNothing = kind === 'wish' && !has.date && said.flat().length > 3 && !some(rules.ways);
  return leavesNothing ? 'nothing' : null;
}
