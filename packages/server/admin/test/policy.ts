import type { Canned, Policy, Promises } from '@vestka/sdk/agent';
import { at, NOW } from './tickets.ts';

const target = (reaction: number, interval: number) => ({ reaction, interval });
const targets = {
  critical: target(30, 60),
  high: target(60, 120),
  normal: target(120, 240),
  low: target(480, 960),
};
const office = [{ from: '09:00', to: '18:00' }];

export const policy: Policy = {
  zone: 'Europe/Berlin',
  hours: { mon: office, tue: office, wed: office, thu: office, fri: office, sat: [], sun: [] },
  holidays: [],
  plans: [
    { name: 'Standard', hours: 'business', targets },
    { name: 'Gold', hours: 'business', targets },
  ],
  warnAt: 0.75,
  history: false,
  onCall: null,
};

/** At 14:20 of a Wednesday: work ends at 18:00 and begins again at 9:00. */
export const promises: Promises = {
  at: at(0),
  open: true,
  nextOpening: at(0),
  endOfDay: '2026-03-04T17:00:00.000Z',
  plans: ['Standard', 'Gold'].map((name) => ({
    name,
    firstWord: { critical: at(30), high: at(60), normal: at(120), low: at(480) },
    interval: { critical: at(61), high: at(122), normal: at(220), low: '2026-03-06T09:20:00.000Z' },
  })),
};

/** What the policy would promise at another time: here all that counts is whether it is open, and when next. */
export function preview(iso: string | undefined): Promises {
  const time = iso ? Date.parse(iso) : NOW;
  const hour = new Date(time).getUTCHours() + 1;
  const open = hour >= 9 && hour < 18;
  const morning = new Date(time);
  morning.setUTCHours(hour >= 18 ? 32 : 8, 0, 0, 0);
  return { ...promises, at: new Date(time).toISOString(), open, nextOpening: morning.toISOString() };
}

export const canned: Canned[] = [
  {
    id: 'log',
    title: 'Ask for the log',
    lang: 'en',
    message: 'Dear {customer}, please send us the log of {number}. Next word by {next}. {agent}',
  },
  {
    id: 'log-ru',
    title: 'Попросить журнал',
    lang: 'ru',
    message: '{customer}, пришлите, пожалуйста, журнал.',
  },
  {
    id: 'any',
    title: 'Thanks',
    message: 'Thank you for your patience.',
    activity: 'Looking at what you sent.',
  },
];
