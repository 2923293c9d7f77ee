import type { Insights } from '@vestka/sdk/agent';
import { at, ticketId } from '../tickets.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 86_400_000;

/** Days that end on 4 March 2026: nothing on weekends, a bad week in the middle. */
function days(count: number): Insights['days'] {
  return Array.from({ length: count }, (_, n) => {
    const at = Date.UTC(2026, 2, 4) - (count - 1 - n) * DAY;
    const weekday = new Date(at).getUTCDay();
    const off = weekday === 0 || weekday === 6;
    const due = off ? 0 : 4 + ((n * 7) % 9);
    const missed = off ? 0 : n % 11 === 4 ? 3 : n % 5 === 2 ? 1 : 0;
    const moved = off ? 0 : n % 7 === 3 ? 1 : 0;
    const date = new Date(at).toISOString().slice(0, 10);
    return { date, due, kept: due - missed - moved, missed, moved };
  });
}

const sum = (all: Insights['days'], what: 'due' | 'kept' | 'missed' | 'moved') =>
  all.reduce((total, day) => total + day[what], 0);

/** A month of Northwind's; another length with `count`. */
export function figures(count = 30): Insights {
  const all = days(count);
  return {
    from: all[0]?.date ?? '2026-03-04',
    to: '2026-03-04',
    asOf: at(-1),
    now: {
      open: 41,
      dueToday: 12,
      late: 2,
      lateSince: at(-25),
      longestSilence: { ticket: ticketId(1029), number: 1029, since: at(-1600) },
    },
    promises: {
      due: sum(all, 'due'),
      kept: sum(all, 'kept'),
      missed: sum(all, 'missed'),
      moved: sum(all, 'moved'),
    },
    days: all,
    firstWord: [
      {
        impact: 'critical',
        count: 9,
        medianMs: 12 * MINUTE,
        p90Ms: 44 * MINUTE,
        promisedMedianMs: 30 * MINUTE,
        kept: 7,
      },
      {
        impact: 'high',
        count: 24,
        medianMs: 38 * MINUTE,
        p90Ms: 2 * HOUR,
        promisedMedianMs: 2 * HOUR,
        kept: 22,
      },
      {
        impact: 'normal',
        count: 71,
        medianMs: 2 * HOUR,
        p90Ms: 7 * HOUR,
        promisedMedianMs: 8 * HOUR,
        kept: 70,
      },
      {
        impact: 'low',
        count: 12,
        medianMs: 9 * HOUR,
        p90Ms: 27 * HOUR,
        promisedMedianMs: 16 * HOUR,
        kept: 9,
      },
    ],
    agents: [
      { agent: 'ag_anna', name: 'Anna K.', open: 6, late: 1, words: 64, kept: 41, missed: 2 },
      { agent: 'ag_ivan', name: 'Ivan S.', open: 14, late: 1, words: 88, kept: 57, missed: 4 },
      { agent: 'ag_lena', name: 'Lena M.', open: 3, late: 0, words: 9, kept: 0, missed: 0 },
    ],
    levels: [
      { level: 'L1', resolved: 58 },
      { level: 'L2', resolved: 31 },
      { level: 'L3', resolved: 5 },
    ],
    silence: { medianMs: 5 * HOUR, p90Ms: 22 * HOUR, longestMs: 71 * HOUR },
    ratings: {
      grades: { excellent: 31, good: 18, satisfactory: 6, poor: 2, terrible: 1 },
      given: 58,
      unanswered: 29,
      thanks: [
        { agent: 'ag_anna', name: 'Anna K.', count: 14 },
        { agent: 'ag_ivan', name: 'Ivan S.', count: 5 },
      ],
      latest: [
        {
          ticket: `tk_${'0'.repeat(18)}1031`,
          number: 1031,
          grade: 'excellent',
          text: 'I always knew when you would write again. Thank you.',
          thanks: 'Anna K.',
          at: '2026-03-04T12:10:00.000Z',
        },
        {
          ticket: `tk_${'0'.repeat(18)}1017`,
          number: 1017,
          grade: 'poor',
          text: 'Три дня ждали, пока найдут причину.\nЗато отчёт понятный.',
          thanks: null,
          at: '2026-03-03T09:40:00.000Z',
        },
      ],
    },
    helped: 23,
    remaining: { inTime: 11, late: 2 },
    openMissMs: 5.6 * HOUR,
    history: {
      inUse: true,
      needed: 30,
      promised: 120,
      held: 109,
      classes: [
        { impact: 'critical', hours: 'open', samples: 9, quantileMs: null, ruleMs: HOUR },
        { impact: 'low', hours: 'open', samples: 0, quantileMs: null, ruleMs: 16 * HOUR },
        { impact: 'low', hours: 'closed', samples: 33, quantileMs: null, ruleMs: 16 * HOUR },
        { impact: 'high', hours: 'open', samples: 41, quantileMs: 64 * MINUTE, ruleMs: 2 * HOUR },
        { impact: 'normal', hours: 'open', samples: 188, quantileMs: 3.3 * HOUR, ruleMs: 8 * HOUR },
        { impact: 'normal', hours: 'closed', samples: 46, quantileMs: 1.5 * HOUR, ruleMs: 8 * HOUR },
      ],
    },
  };
}

/** Of a workspace that nobody has written to yet. */
export const none: Insights = {
  ...figures(),
  now: { open: 0, dueToday: 0, late: 0, lateSince: null, longestSilence: null },
  promises: { due: 0, kept: 0, missed: 0, moved: 0 },
  days: days(30).map(({ date }) => ({ date, due: 0, kept: 0, missed: 0, moved: 0 })),
  firstWord: [],
  agents: [],
  levels: [],
  silence: { medianMs: null, p90Ms: null, longestMs: null },
  ratings: {
    grades: { excellent: 0, good: 0, satisfactory: 0, poor: 0, terrible: 0 },
    given: 0,
    unanswered: 0,
    thanks: [],
    latest: [],
  },
  helped: 0,
  remaining: { inTime: 0, late: 0 },
  openMissMs: 0,
  history: { inUse: false, needed: 30, promised: 0, held: 0, classes: [] },
};
