import type { Actor, Answered, EventFacts, Grade, Impact, Policy, Promised } from '@vestka/sdk/protocol';
import { isOpen } from '@vestka/sdk/ticket';
import { hourClassOf } from '../promise/hour-class.ts';
import { calendarFor, planOf } from '../promise/reaction.ts';
import { datesIn } from './local-dates.ts';
import { countRating, type Rated } from './ratings.ts';
import type { Days } from './tallies.ts';

const MINUTE = 60_000;

/** What is counted by of one ticket, or of one known problem. Instants are epoch milliseconds. */
export interface Counted extends Rated {
  readonly id: string;
  readonly workspace: string;
  readonly isProblem: boolean;
  readonly number: number;
  /** As it was opened: that is what its first word was promised by. */
  readonly impact: Impact;
  readonly createdAt: number;
  open: boolean;
  level: string;
  /** The agent who has it. */
  holder: string | null;
  /** The known problem that it follows. */
  following: string | null;
  /** Of a known problem: how many open tickets follow it. */
  linked: number;
  /** Of these, how many stand at the upper levels. Kept nowhere: looked up where a report is about to be counted. */
  above?: Above;
  /** The promise of its own that stands, and by what it was made. */
  promise: string | null;
  dueAt: number | null;
  firstDueAt: number | null;
  missedAt: number | null;
  basis: 'agent' | 'rule' | 'history' | null;
  /** The hour class in which it was opened; null for what tells nothing of first words. */
  hours: string | null;
  /** From when on it tells whether the first word came within the rule's time. */
  ripeAt: number | null;
  /** When the first word was promised. */
  promisedAt: number | null;
  /** Working time to the first word. */
  firstWordMs: number | null;
  /** When it ended; null while it is open. */
  endedAt: number | null;
  /** The last word, or the opening; null once it has ended. */
  silentSince: number | null;
  /** The longest stretch without a word since it was opened, or opened again. */
  silence: number;
}

/** How many stand at each level above the first. */
export interface Above {
  L2: number;
  L3: number;
}

/** An event as the log holds it. */
export interface CountedEvent {
  readonly id: number;
  readonly workspace: string;
  readonly stream: string;
  readonly type: string;
  readonly actor: Actor;
  readonly at: number;
  readonly facts: EventFacts | null;
  readonly data: {
    readonly answered?: Answered;
    readonly number?: number;
    readonly impact?: Impact;
    readonly level?: string;
    readonly promise?: string;
    readonly zone?: string;
    readonly grade?: Grade;
    readonly thanks?: string | null;
    readonly inTime?: boolean;
  };
}

/** What is counted into: the rows of the events' streams and of the known problems they follow, and the days. */
export interface Book {
  readonly rows: Map<string, Counted>;
  readonly days: Days;
}

/** Words that answer a promise. Moving its date is a word too, but not the one that was promised. */
const ANSWERS: ReadonlySet<string> = new Set([
  'update_posted',
  'report_published',
  'ticket_escalated',
  'wish_answered',
  'problem_linked',
  'problem_unlinked',
]);
const WORDS: ReadonlySet<string> = new Set([...ANSWERS, 'promise_moved', 'problem_created']);

/**
 * Counts one event. A known problem counts like one ticket: its promises, misses, silences and words are its own,
 * however many tickets follow it, so that one event stays one write. Of a ticket that follows one, what happens on its
 * own stream counts: its opening, its first word (to be linked is one, if none came before), a promise to it alone.
 * Its silence counts up to the link and again from its end. Only what is said of customers counts each of them:
 * tickets that are open, and tickets that are solved.
 */
export function countEvent(book: Book, event: CountedEvent, policy: Policy): void {
  const { stream, type, facts, data } = event;
  if (type === 'answer_helped') new Tally(book, event, policy).count('helped');
  const row = book.rows.get(stream);
  if (!row) {
    if (type === 'ticket_created' || type === 'problem_created') begin(book, event, policy);
    return;
  }
  if (type === 'handoff_added' && data.level) row.level = data.level;
  const tally = new Tally(book, event, policy);
  if (WORDS.has(type)) tally.word(row);
  if (type === 'remaining_done') tally.count(data.inTime ? 'remaining.inTime' : 'remaining.late');
  countRating(book, row, event, datesIn(policy.zone));
  if (!facts) return;
  tally.promises(row, facts);
  tally.firstWord(row);
  tally.silence(row, facts);
  take(book, row, facts);
}

function begin(book: Book, event: CountedEvent, policy: Policy): void {
  const { stream, workspace, type, at, facts, data } = event;
  if (!facts) return;
  const { impact = 'normal', number = 0 } = data;
  const own = ownOf(facts);
  const isTicket = type === 'ticket_created';
  const plan = planOf(policy, null);
  const row: Counted = {
    id: stream,
    workspace,
    isProblem: !isTicket,
    number,
    impact,
    createdAt: at,
    open: false,
    level: 'L1',
    holder: null,
    following: null,
    linked: 0,
    ...(isTicket ? {} : { above: { L2: 0, L3: 0 } }),
    promise: null,
    dueAt: null,
    firstDueAt: null,
    missedAt: null,
    basis: null,
    hours: isTicket ? hourClassOf(policy, null, at) : null,
    ripeAt: isTicket ? calendarFor(policy, plan).after(at, plan.targets[impact].reaction * MINUTE) : null,
    promisedAt: isTicket && own ? Date.parse(own.firstDueAt) : null,
    firstWordMs: null,
    endedAt: null,
    silentSince: at,
    silence: 0,
    closedOn: null,
    rating: null,
    thanks: null,
    ratedEvent: null,
  };
  book.rows.set(stream, row);
  const tally = new Tally(book, event, policy);
  if (isTicket) tally.count('opened');
  else tally.word(row);
  tally.promises(row, facts);
  take(book, row, facts);
}

/** The promise that is its own: beside a known problem's there may be one to this customer alone, or none. */
const ownOf = ({ problem, promise }: EventFacts): Promised | null => (problem ? problem.own : promise);

const basisOf = ({ by }: Promised): Counted['basis'] =>
  by.kind === 'agent' ? 'agent' : (by.basis ?? 'rule');

/** When the known problem that it follows has ended, and it with that; null when neither. */
const endedWith = ({ rows }: Book, { following }: Counted): number | null =>
  following === null ? null : (rows.get(following)?.endedAt ?? null);

/** One event's effect on its day. */
class Tally {
  readonly #book: Book;
  readonly #event: CountedEvent;
  readonly #policy: Policy;
  readonly #date: string;

  constructor(book: Book, event: CountedEvent, policy: Policy) {
    this.#book = book;
    this.#event = event;
    this.#policy = policy;
    this.#date = datesIn(policy.zone).of(event.at);
  }

  count(name: string, value = 1): void {
    this.#book.days.count(this.#date, name, value);
  }

  /** A word to the customer: whose it was, and that the silence has ended. */
  word(row: Counted): void {
    const { actor, at } = this.#event;
    if (actor.kind === 'agent' && actor.id) this.count(`words.${actor.id}`);
    if (row.silentSince === null) return;
    // What a known problem's words break in between is its own to count.
    if (!row.following) row.silence = Math.max(row.silence, at - row.silentSince);
    row.silentSince = at;
  }

  promises(row: Counted, facts: EventFacts): void {
    const { type, at, actor, data } = this.#event;
    const own = ownOf(facts);
    const fresh = own !== null && own.id !== row.promise;
    const gone = row.promise !== null && (own === null || fresh);
    const { answered } = data;
    if (type === 'promise_missed' && data.promise === row.promise && row.missedAt === null) {
      this.#outcome(row, 'missed', row.holder);
      row.missedAt = own?.missedAt ? Date.parse(own.missedAt) : at;
    } else if (answered?.kept) {
      // The kept rate counts the first date. Words in time only for a later one did not keep it.
      const kept = at < Date.parse(answered.firstDueAt);
      this.#outcome(row, kept ? 'kept' : 'moved', actor.id ?? null);
    } else if (gone && row.missedAt === null) {
      this.count('carried');
    }
    if (fresh) this.count('made');
    if (!gone) return;
    if (row.missedAt !== null) {
      const end = endedWith(this.#book, row) ?? at;
      this.#book.days.span(datesIn(this.#policy.zone), 'missMs', row.missedAt, end);
      row.missedAt = null;
    }
  }

  #outcome(row: Counted, outcome: 'kept' | 'missed' | 'moved', agent: string | null): void {
    this.count(outcome);
    if (agent && outcome !== 'moved') this.count(`${outcome}.${agent}`);
    if (row.basis !== 'history') return;
    this.count('history.due');
    if (outcome === 'kept') this.count('history.kept');
  }

  /** Working time by the calendar that the promise was made in. */
  firstWord(row: Counted): void {
    const { type, at } = this.#event;
    const { promisedAt, firstWordMs, impact, createdAt } = row;
    if (promisedAt === null || firstWordMs !== null || !ANSWERS.has(type)) return;
    const calendar = calendarFor(this.#policy, planOf(this.#policy, null));
    row.firstWordMs = calendar.between(createdAt, at);
    const { days } = this.#book;
    days.duration(this.#date, `first.${impact}`, row.firstWordMs);
    days.duration(this.#date, `promised.${impact}`, calendar.between(createdAt, promisedAt));
    if (at < promisedAt) this.count(`firstKept.${impact}`);
  }

  /** A known problem's report solves each ticket that follows it, at the level where that stands. */
  solved({ isProblem, level, linked, above = { L2: 0, L3: 0 } }: Counted): void {
    const { L2, L3 } = above;
    const levels = isProblem ? { L1: linked - L2 - L3, L2, L3 } : { [level]: 1 };
    for (const [at, many] of Object.entries(levels)) if (many) this.count(`solved.${at}`, many);
  }

  /** What begins or ends, and with it the longest silence. */
  silence(row: Counted, facts: EventFacts): void {
    const { type, at, actor } = this.#event;
    const open = isOpen(facts.status);
    if (type === 'ticket_reopened' || (open && !row.open)) {
      row.silence = 0;
      row.silentSince = at;
      row.endedAt = null;
    }
    if (open || !row.open) return;
    if (type === 'report_published') this.solved(row);
    // A ticket that ended with its known problem was counted there.
    if (endedWith(this.#book, row) === null) {
      if (!row.following && row.silentSince !== null)
        row.silence = Math.max(row.silence, at - row.silentSince);
      this.#book.days.duration(this.#date, 'silence', row.silence);
      this.count('max.silence', row.silence);
    }
    row.silentSince = null;
    row.endedAt = at;
    // Who left before their word was due has not said how long it takes.
    const early = row.promisedAt !== null && at < row.promisedAt && actor.kind === 'customer';
    if (early && row.firstWordMs === null) row.hours = null;
  }
}

/** What follows a known problem is not handed on, so it leaves at the level at which it came. */
function countFollower(problem: Counted | undefined, level: string, by: 1 | -1): void {
  if (!problem) return;
  problem.linked += by;
  if (problem.above && (level === 'L2' || level === 'L3')) problem.above[level] += by;
}

/** The facts as they stand after the event. */
function take({ rows }: Book, row: Counted, facts: EventFacts): void {
  const own = ownOf(facts);
  const followed = row.open ? row.following : null;
  row.open = isOpen(facts.status);
  row.holder = facts.holder.kind === 'agent' ? facts.holder.id : null;
  row.following = facts.problem?.id ?? null;
  const follows = row.open ? row.following : null;
  if (followed !== follows) {
    countFollower(rows.get(followed ?? ''), row.level, -1);
    countFollower(rows.get(follows ?? ''), row.level, 1);
  }
  const firstDueAt = own && Date.parse(own.firstDueAt);
  // A date that was moved is judged by the first one, so it stays with whoever gave that.
  if (own?.id !== row.promise || firstDueAt !== row.firstDueAt) row.basis = own && basisOf(own);
  row.promise = own?.id ?? null;
  row.dueAt = own && Date.parse(own.dueAt);
  row.firstDueAt = firstDueAt;
  // Brought forward before the first word, it was promised for the earlier date.
  if (row.firstWordMs === null && row.promisedAt !== null && row.firstDueAt !== null)
    row.promisedAt = Math.min(row.promisedAt, row.firstDueAt);
}
