import type { Canned, Plan, Policy, Promises } from '@vestka/sdk/agent';
import { at, NOW } from '../tickets.ts';

type Target = Plan['targets']['normal'];

const work = [
  { from: '09:00', to: '13:00' },
  { from: '14:00', to: '18:00' },
];
const targets = (...all: [Target, Target, Target, Target]): Plan['targets'] => {
  const [critical, high, normal, low] = all;
  return { critical, high, normal, low };
};

/** Northwind's: a day of eight hours in two parts, a Saturday morning, a night on Monday. */
export const northwind: Policy = {
  zone: 'Europe/Berlin',
  hours: {
    mon: [...work, { from: '22:00', to: '06:00' }],
    tue: work,
    wed: work,
    thu: work,
    fri: work,
    sat: [{ from: '10:00', to: '13:00' }],
    sun: [],
  },
  holidays: [
    { date: '2026-01-01', name: 'New Year' },
    { date: '2025-12-25', name: 'Christmas' },
    { date: '2026-04-03', name: 'Good Friday' },
    { date: '2026-05-01', name: 'Labour Day' },
  ],
  plans: [
    {
      name: 'Standard',
      hours: 'business',
      targets: targets(
        { reaction: 60, interval: 120 },
        { reaction: 120, interval: 480 },
        { reaction: 480, interval: 960 },
        { reaction: 960, interval: 2400 },
      ),
    },
    {
      name: 'Gold',
      hours: 'always',
      targets: targets(
        { reaction: 30, interval: 60 },
        { reaction: 60, interval: 240 },
        { reaction: 240, interval: 1440 },
        { reaction: 1440, interval: 2880 },
      ),
    },
  ],
  warnAt: 0.75,
  history: true,
  onCall: { text: 'For emergencies at night: +49 30 1234567' },
};

const MINUTE = 60_000;

/** As a server might answer that counts every hour; enough to see that the page shows what it is told. */
export function promisesOf(policy: Policy, sent = at(0)): Promises {
  const from = Date.parse(sent);
  const after = (minutes: number) => new Date(from + minutes * MINUTE).toISOString();
  const each = (plan: Plan, what: keyof Target) => ({
    critical: after(plan.targets.critical[what]),
    high: after(plan.targets.high[what]),
    normal: after(plan.targets.normal[what]),
    low: after(plan.targets.low[what]),
  });
  return {
    at: sent,
    open: from === NOW,
    nextOpening: after(from === NOW ? 0 : 600),
    endOfDay: after(220),
    plans: policy.plans.map((plan) => ({
      name: plan.name,
      firstWord: each(plan, 'reaction'),
      interval: each(plan, 'interval'),
    })),
  };
}

export const prepared: Canned[] = [
  {
    id: 'ask-for-the-log',
    title: 'Ask for the log',
    lang: 'en',
    activity: 'Waiting for the log of the payment module.',
    message:
      'Dear {customer},\nto see why request {number} failed we need the log of the payment module: Settings, Support, Save log. We look at it at once and write again by {next}.\n{agent}',
  },
  {
    id: 'poprosit-zhurnal',
    title: 'Попросить журнал',
    lang: 'ru',
    message: 'Здравствуйте, {customer}! Пришлите, пожалуйста, журнал. Следующий ответ: {next}. {agent}',
  },
  {
    id: 'received-thanks',
    title: 'Received, thanks',
    message: 'Thank you, it is here. Next word by {next}.',
  },
];
