import type { Activity, Facts, Holder, Remaining, Report, Waiting } from '@vestka/sdk';
import { en, type Words } from '../locales/en.ts';
import type { Times } from './times.ts';

/** The languages spoken here; each is one file, fetched when used. */
const LANGUAGES: Record<string, () => Promise<Words>> = {
  ru: () => import('../locales/ru.ts').then(({ ru }) => ru),
  ar: () => import('../locales/ar.ts').then(({ ar }) => ar),
};

/** The words of a locale's language, and that language; English where we do not speak it or it does not come. */
export const loadWords = async (locale: string): Promise<[words: Words, lang: string]> => {
  const lang = locale.slice(0, 2);
  try {
    const words = await LANGUAGES[lang]?.();
    if (words) return [words, lang];
  } catch {}
  return [en, 'en'];
};

/** A name by its code: from a newer server it may be one that this widget does not know. */
export const named = (words: object, name: string, other = ''): string => {
  const text = (words as Record<string, unknown>)[name];
  return typeof text === 'string' ? text : other;
};

/** What a state is called by: of a ticket, the report that stands is part of it. */
interface State extends Pick<Facts, 'status'> {
  waiting?: Partial<Waiting> | null;
  report?: Pick<Report, 'outcome' | 'remaining'> | null;
  stillOwed?: Remaining[];
  reportSuperseded?: boolean;
}

/** What its own earlier report left and what the latest did, as far as it is not done. */
export const leftOf = ({ stillOwed = [], report }: Pick<State, 'stillOwed' | 'report'>): Remaining[] =>
  [...stillOwed, ...(report?.remaining ?? [])].filter(({ doneAt }) => !doneAt);

/** What state it is in; while it waits, for whom or what; after the end, how far it is solved. */
export const stateName = (words: Words, state: State): string => {
  const { status, waiting, report, reportSuperseded } = state;
  const isDone = report?.outcome === 'partial' && !leftOf(state)[0];
  const solved = !reportSuperseded && named(words, `s_${isDone ? 'rest' : report?.outcome}`);
  if (solved && status === 'resolved') return solved;
  if (solved && status === 'closed') return `${words.s_closed} · ${solved}`;
  const who = status === 'waiting_on_others' && waiting;
  if (who && who.for === 'vendor') return words.w_vendor(who.text ?? '');
  return named(words, `w_${who ? who.for : ''}`, named(words, `s_${status}`, status));
};

/** What is needed of the customer, or when that which is waited for is expected. */
export const waitingNote = (
  words: Words,
  times: Times,
  now: number,
  { for: what, text, expectedAt }: Partial<Waiting>,
): string => {
  const when = expectedAt && times.date(expectedAt, now);
  if (what === 'customer') return text ?? words.erased;
  if (what === 'release' && text && when) return words.release(text, when);
  return when ? words.expected(when) : '';
};

/** A person's sentence is null when it has been erased. */
export const activityText = (words: Words, activity: Activity): string =>
  'code' in activity ? named(words, `a_${activity.code}`, words.a_other) : (activity.text ?? words.erased);

export const holderName = (words: Words, holder: Holder): string =>
  holder.kind === 'agent' ? holder.name : named(words, holder.level, words.team);
