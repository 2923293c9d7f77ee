import type { EventFacts, Policy, Promised } from '@vestka/sdk/protocol';
import { datesIn } from '../src/domain/insights/local-dates.ts';
import { calendarFor, planOf } from '../src/domain/promise/reaction.ts';

/** An event as it stands in the log's table, its JSON read. */
export interface Logged {
  readonly id: number;
  readonly stream: string;
  readonly type: string;
  readonly at: number;
  readonly actor: { kind: string; id?: string };
  readonly facts: EventFacts | null;
  readonly data: Record<string, unknown>;
}

type Answer = { promise: string; firstDueAt: string; kept: boolean } | null | undefined;

const ANSWERS = ['update_posted', 'report_published', 'ticket_escalated', 'wish_answered'];
const FIRST_WORDS = [...ANSWERS, 'problem_linked', 'problem_unlinked'];
const WORDS = [...FIRST_WORDS, 'promise_moved', 'problem_created'];

const GRADES = ['excellent', 'good', 'satisfactory', 'poor', 'terrible'];

const isOpen = ({ status }: EventFacts) => status !== 'resolved' && status !== 'closed';
const ownOf = ({ problem, promise }: EventFacts): Promised | null => (problem ? problem.own : promise);
const ms = (time: string) => Date.parse(time);

interface Outcome {
  readonly what: 'kept' | 'missed' | 'moved';
  readonly at: number;
  readonly agent: string | undefined;
}

/** What became of each promise of a stream, looked up promise by promise. */
function outcomesOf(events: readonly Logged[]): Outcome[] {
  const ids = new Set(events.flatMap(({ facts }) => (facts && ownOf(facts)?.id) ?? []));
  return [...ids].flatMap((id): Outcome[] => {
    const missed = events.findIndex(({ type, data }) => type === 'promise_missed' && data.promise === id);
    if (missed >= 0) {
      const before = events.slice(0, missed).findLast(({ facts }) => facts)?.facts?.holder;
      const agent = before?.kind === 'agent' ? before.id : undefined;
      return [{ what: 'missed', at: (events[missed] as Logged).at, agent }];
    }
    const word = events.find(({ data }) => (data.answered as Answer)?.promise === id);
    const answered = word?.data.answered as Answer;
    if (!word || !answered) return [];
    return [
      { what: word.at < ms(answered.firstDueAt) ? 'kept' : 'moved', at: word.at, agent: word.actor.id },
    ];
  });
}

/** The stretches in which a promise of the stream's own was openly missed. Nothing is owed once its problem is solved. */
function missesOf(events: readonly Logged[], endOf: (problem: string) => number, now: number) {
  return events.flatMap((event, i): [number, number][] => {
    if (event.type !== 'promise_missed') return [];
    const gone = events.findIndex(
      ({ facts }, at) => at > i && facts && ownOf(facts)?.id !== event.data.promise,
    );
    const link = events.slice(0, gone < 0 ? undefined : gone).findLast(({ facts }) => facts)?.facts?.problem;
    return [[event.at, Math.min(events[gone]?.at ?? now, link ? endOf(link.id) : now)]];
  });
}

/** At which level each ticket was solved: by its own report, or by that of the problem it followed then. */
function solvedOf(events: readonly Logged[], problems: ReadonlyMap<string, readonly Logged[]>) {
  let level = 'L1';
  const solved: { level: string; at: number }[] = [];
  events.forEach(({ type, at, facts, data }, i) => {
    if (type === 'handoff_added') level = data.level as string;
    if (type === 'report_published') solved.push({ level, at });
    if (!facts?.problem || !isOpen(facts)) return;
    const next = events.findIndex((one, later) => later > i && one.facts);
    const until = events[next]?.id ?? Number.POSITIVE_INFINITY;
    for (const one of problems.get(facts.problem.id) ?? []) {
      const id = (events[i] as Logged).id;
      if (one.type === 'report_published' && one.id > id && one.id < until)
        solved.push({ level, at: one.at });
    }
  });
  return solved;
}

/** Each ending of a ticket with its longest stretch without a word, where it stood alone. */
function silencesOf(
  events: readonly Logged[],
  endOf: (problem: string) => number,
): { at: number; longest: number }[] {
  const ends: { at: number; longest: number }[] = [];
  let open = false;
  let problem: string | undefined;
  let since = 0;
  let longest = 0;
  for (const { type, at, facts } of events) {
    const opens = facts !== null && isOpen(facts) && (!open || type === 'ticket_reopened');
    const speaks = WORDS.includes(type);
    const ends_ = facts !== null && open && !isOpen(facts);
    if (open && !problem && (speaks || ends_)) longest = Math.max(longest, at - since);
    if (speaks || opens) since = at;
    if (opens) longest = 0;
    if (ends_ && !(problem && endOf(problem) <= at)) ends.push({ at, longest });
    if (!facts) continue;
    open = isOpen(facts);
    problem = facts.problem?.id;
  }
  return ends;
}

/** When a ticket was closed, by itself or with the known problem that it follows; null while it is not. */
function closedAt(
  events: readonly Logged[],
  problems: ReadonlyMap<string, readonly Logged[]>,
): number | null {
  const telling = events.filter(({ facts }) => facts);
  const last = telling.at(-1)?.facts as EventFacts;
  const open = telling.findLastIndex(({ facts }) => facts?.status !== 'closed');
  if (last.status === 'closed') return (telling[open + 1] as Logged).at;
  const problem = problems.get(last.problem?.id ?? '') ?? [];
  return problem.find(({ type }) => type === 'ticket_closed')?.at ?? null;
}

const quantile = (values: readonly number[], share: number): number | null => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? null;
};

/** All figures of a range, recounted from the whole log with no regard for time or memory. */
export function recount(
  log: readonly Logged[],
  policy: Policy,
  now: number,
  span: { from: string; to: string },
) {
  const dates = datesIn(policy.zone);
  const within = (at: number) => dates.of(at) >= span.from && dates.of(at) <= span.to;
  const [begins, ends] = [dates.begins(span.from), Math.min(now, dates.begins(dates.on(span.to, 1)))];
  const streams = Map.groupBy(log, ({ stream }) => stream);
  const tickets = [...streams].filter(([id]) => id.startsWith('tk_')).map(([, events]) => events);
  const all = [...streams.values()];
  const outcomes = all.flatMap(outcomesOf);
  const rate = (some: readonly Outcome[]) => {
    const many = (what: string) => some.filter((one) => one.what === what).length;
    return { due: some.length, kept: many('kept'), missed: many('missed'), moved: many('moved') };
  };
  const last = (events: readonly Logged[]) => events.findLast(({ facts }) => facts)?.facts as EventFacts;
  const endOf = (problem: string) =>
    streams.get(problem)?.find(({ facts }) => facts && !isOpen(facts))?.at ?? Number.POSITIVE_INFINITY;
  const standing = all.filter((events) => {
    const { problem } = last(events);
    return isOpen(last(events)) && !(problem && endOf(problem.id) < Infinity);
  });
  const promised = standing.flatMap((events) => ownOf(last(events)) ?? []).map(({ dueAt }) => ms(dueAt));
  const late = promised.filter((dueAt) => dueAt <= now);
  const tomorrow = dates.begins(dates.on(dates.of(now), 1));
  const closed = tickets.flatMap((events): [number, Logged | undefined][] => {
    const at = closedAt(events, streams);
    return at === null ? [] : [[at, events.find(({ type }) => type === 'rated')]];
  });
  const ratings = (some: typeof closed) => ({
    grades: Object.fromEntries(
      GRADES.map((grade) => [grade, some.filter(([, rated]) => rated?.data.grade === grade).length]),
    ),
    given: some.filter(([, rated]) => rated).length,
    unanswered: some.filter(([, rated]) => !rated).length,
  });
  const calendar = calendarFor(policy, planOf(policy, null));
  const firstWords = tickets.flatMap((events) => {
    const [opening] = events as [Logged];
    // A word after the end brings no facts, and is the first to nobody who still waits.
    const word = events.find(({ type, facts }) => facts && FIRST_WORDS.includes(type));
    if (!word || !within(word.at)) return [];
    const before = events
      .slice(0, events.indexOf(word))
      .flatMap(({ facts }) => (facts && ownOf(facts)) ?? []);
    const due = Math.min(...before.map(({ firstDueAt }) => ms(firstDueAt)));
    return [
      {
        impact: opening.data.impact as string,
        took: calendar.between(opening.at, word.at),
        promised: calendar.between(opening.at, due),
        kept: word.at < due,
      },
    ];
  });
  const silences = all.flatMap((events) => silencesOf(events, endOf)).filter(({ at }) => within(at));
  const longest = silences.map((one) => one.longest);
  const days: string[] = [];
  for (let date = span.from; date <= span.to; date = dates.on(date, 1)) days.push(date);

  return {
    outcomes,
    promises: rate(outcomes.filter(({ at }) => within(at))),
    days: days.map((date) => ({ date, ...rate(outcomes.filter(({ at }) => dates.of(at) === date)) })),
    now: {
      open: standing.filter((events) => tickets.includes(events)).length,
      dueToday: promised.filter((dueAt) => dueAt > now && dueAt < tomorrow).length,
      late: late.length,
      lateSince: late.length ? new Date(Math.min(...late)).toISOString() : null,
    },
    silentSince: standing
      .filter((events) => tickets.includes(events))
      .map((events) => {
        const wordOf = (some: readonly Logged[] = []) =>
          some.findLast(({ type }) => WORDS.includes(type))?.at ?? 0;
        const reopened = events.findLast(({ type }) => type === 'ticket_reopened')?.at ?? 0;
        const problems = wordOf(streams.get(last(events).problem?.id ?? ''));
        return Math.max(reopened, wordOf(events), problems, (events[0] as Logged).at);
      })
      .toSorted((a, b) => a - b)[0],
    firstWord: ['critical', 'high', 'normal', 'low'].map((impact) => {
      const of = firstWords.filter((one) => one.impact === impact);
      return {
        impact,
        count: of.length,
        kept: of.filter(({ kept }) => kept).length,
        medianMs: quantile(
          of.map(({ took }) => took),
          0.5,
        ),
        p90Ms: quantile(
          of.map(({ took }) => took),
          0.9,
        ),
        promisedMedianMs: quantile(
          of.map(({ promised }) => promised),
          0.5,
        ),
      };
    }),
    agent: (id: string) => ({
      open: standing.filter((events) => {
        const { holder, problem } = last(events);
        return !problem && holder.kind === 'agent' && holder.id === id;
      }).length,
      words: log.filter(({ type, actor, at }) => actor.id === id && WORDS.includes(type) && within(at))
        .length,
      kept: outcomes.filter(({ what, agent, at }) => what === 'kept' && agent === id && within(at)).length,
      missed: outcomes.filter(({ what, agent, at }) => what === 'missed' && agent === id && within(at))
        .length,
    }),
    levels: ['L1', 'L2', 'L3'].map((level) => ({
      level,
      resolved: tickets
        .flatMap((events) => solvedOf(events, streams))
        .filter((one) => one.level === level && within(one.at)).length,
    })),
    ratings: ratings(closed.filter(([at]) => within(at))),
    allRatings: ratings(closed),
    remaining: {
      inTime: log.filter(({ type, at, data }) => type === 'remaining_done' && data.inTime && within(at))
        .length,
      late: log.filter(({ type, at, data }) => type === 'remaining_done' && !data.inTime && within(at))
        .length,
    },
    silence: {
      medianMs: quantile(longest, 0.5),
      p90Ms: quantile(longest, 0.9),
      longestMs: longest.length ? Math.max(...longest) : null,
    },
    openMissMs: all
      .flatMap((events) => missesOf(events, endOf, now))
      .reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, ends) - Math.max(from, begins)), 0),
  };
}
