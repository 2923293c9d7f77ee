// From what was replayed to the figures, and to what is wrong with them.
import { isOpen } from '@vestka/sdk/ticket';
import { calibrate } from './calibration.ts';
import { type Measured, measure, type Promises } from './feed.ts';
import { PRIORITIES, STATES } from './map.ts';
import type { Fault, Row } from './parse.ts';
import type { Outcome, Replayed } from './run.ts';
import { POLICY, underPolicy } from './under-policy.ts';

export const SOURCE =
  'The format, and servicenow-incidents.csv: “Incident management process enriched event log”, ' +
  'C. Amaral, M. Fantinato, S. Peres, UCI Machine Learning Repository';

const HOUR = 3_600_000;

export type Figures = ReturnType<typeof figuresOf>;

/** @param rows those that could be read. @param unread those that could not */
export function figuresOf(rows: readonly Row[], unread: readonly Fault[], outcome: Outcome) {
  const { tickets, acts, silent, standIns, end } = outcome;
  const measured = tickets.map((one) => ({ ...one, ...measure(one.feed, end) }));
  const total = (value: (one: Measured & Replayed) => number) =>
    measured.reduce((before, one) => before + value(one), 0);
  const promises = (name: keyof Promises) => total((one) => one.promises[name]);
  const made = promises('made');
  const due = made - promises('standing');
  const faults = [...unread, ...outcome.faults].sort((a, b) => a.line - b.line);
  const silences = silencesOf(rows);
  const misses = measured.filter(({ missed }) => missed > 0).map(({ missed }) => missed / HOUR);
  const openHours = total(({ open }) => open) / HOUR;
  const missedHours = total(({ missed }) => missed) / HOUR;
  const policy = underPolicy(tickets, end);

  return {
    source: SOURCE,
    intervalHours: Object.fromEntries(
      Object.entries(PRIORITIES).map(([name, { interval }]) => [name, interval / HOUR]),
    ),
    log: {
      incidents: silences.size,
      rows: rows.length + unread.length,
      from: rows.length ? new Date(Math.min(...rows.map(({ at }) => at))).toISOString() : null,
      to: rows.length ? new Date(end).toISOString() : null,
      /** The longest gap between two rows of one incident, in hours: while it was open, and to its last row. */
      silenceWhileOpen: spread([...silences.values()].map(({ open }) => open / HOUR)),
      silence: spread([...silences.values()].map(({ whole }) => whole / HOUR)),
      longestWhileOpen: Math.max(0, ...[...silences.values()].map(({ open }) => open)) / HOUR,
    },
    tickets: {
      opened: tickets.length,
      stillOpen: tickets.filter(({ ticket }) => isOpen(ticket.status)).length,
      closedByThemselves: tickets.filter(({ ticket }) => ticket.closedBecause === 'deadline').length,
    },
    ...outcome.people,
    words: { updates: acts.word, dates: acts.move, reports: acts.report },
    acts: { reopenings: acts.reopen, acceptances: acts.accept, notes: acts.note },
    promises: {
      made,
      kept: promises('kept'),
      missed: promises('missed'),
      moved: promises('moved'),
      keptAsMoved: promises('keptAsMoved'),
      standing: promises('standing'),
      keptShare: due ? promises('kept') / due : null,
    },
    /** Seconds: the longest stretch in which any customer had neither a live promise nor an admitted miss. */
    longestUncovered: Math.max(0, ...measured.map(({ uncovered }) => uncovered)) / 1000,
    openMisses: {
      hours: missedHours,
      openHours,
      share: openHours ? missedHours / openHours : null,
      tickets: misses.length,
      perTicket: spread(misses),
    },
    /** Had each promise come from a policy in working time: outcomes, and the time in which a word was owed. */
    policy: {
      hours: POLICY.hours,
      targets: POLICY.plans[0]?.targets,
      ...policy,
      keptShare: shareOf(policy.first.kept + policy.next.kept, policy.first.missed + policy.next.missed),
      firstKeptShare: shareOf(policy.first.kept, policy.first.missed),
      share: openHours ? policy.missedHours / openHours : null,
    },
    calibration: calibrate(tickets),
    standIns: { ...standIns, total: sum(standIns) },
    rows: {
      acted: rows.length - sum(silent) - new Set(outcome.faults.map(({ line }) => line)).size,
      ...silent,
      notMapped: new Set(faults.map(({ line }) => line)).size,
    },
    faults,
    replicas: outcome.replicas,
    broken: [...brokenIn(measured, outcome), ...miscounted(measured, outcome)],
  };
}

const shareOf = (kept: number, missed: number): number | null =>
  kept + missed ? kept / (kept + missed) : null;

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, one) => total + one, 0);

/** What must not be: each a sentence. */
function brokenIn(measured: readonly (Measured & Replayed)[], { replicas }: Outcome): string[] {
  const broken: string[] = [];
  for (const { incident, ticket, uncovered, promises } of measured) {
    const { made, kept, missed, moved, keptAsMoved, standing } = promises;
    if (uncovered > 0) {
      broken.push(`${incident}: ${uncovered / 1000} s with neither a live promise nor an admitted miss`);
    }
    if (made !== kept + keptAsMoved + missed + standing) {
      broken.push(`${incident}: ${made} promises made, but the outcomes do not add up to that`);
    }
    const team = ticket.promises;
    if (team.made !== made || team.kept !== kept || team.missed !== missed || team.moved !== moved) {
      broken.push(`${incident}: the team’s count of promises is not what the customer’s feed shows`);
    }
  }
  for (const caller of replicas.different)
    broken.push(`${caller}: the live replica is not the server’s view`);
  return broken;
}

/** What the lead's page counted from the log, where it is not what the customers' feeds show. */
function miscounted(measured: readonly Measured[], { counted }: Outcome): string[] {
  const total = (value: (one: Measured) => number) => measured.reduce((sum, one) => sum + value(one), 0);
  const shown: Outcome['counted'] = {
    kept: total(({ promises }) => promises.kept),
    missed: total(({ promises }) => promises.missed),
    moved: total(({ promises }) => promises.keptAsMoved),
    openMiss: total(({ missed }) => missed),
  };
  return (Object.keys(shown) as (keyof typeof shown)[])
    .filter((name) => shown[name] !== counted[name])
    .map(
      (name) =>
        `the lead’s page counts ${counted[name]} as ${name}, the customers’ feeds show ${shown[name]}`,
    );
}

/** The log's own: by incident, the longest time from one sign to the next, beginning with its opening. */
export function silencesOf(rows: readonly Row[]): Map<string, { open: number; whole: number }> {
  const silences = new Map<string, { open: number; whole: number; at: number; ended: boolean }>();
  for (const row of rows.toSorted((a, b) => a.at - b.at || a.line - b.line)) {
    const opening = { open: 0, whole: 0, at: Math.min(row.openedAt, row.at), ended: false };
    const before = silences.get(row.incident) ?? opening;
    const gap = row.at - before.at;
    silences.set(row.incident, {
      open: before.ended ? before.open : Math.max(before.open, gap),
      whole: Math.max(before.whole, gap),
      at: row.at,
      ended: !isOpen(STATES[row.state]),
    });
  }
  return silences;
}

/** The middle and the nine tenths, between neighbours by straight line; null of nothing. */
export function spread(values: readonly number[]): { median: number; p90: number } | null {
  const sorted = values.toSorted((a, b) => a - b);
  if (!sorted.length) return null;
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const low = sorted[Math.floor(place)] as number;
    const high = sorted[Math.ceil(place)] as number;
    return low + (high - low) * (place - Math.floor(place));
  };
  return { median: at(0.5), p90: at(0.9) };
}
