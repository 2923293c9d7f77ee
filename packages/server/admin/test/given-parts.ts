import type { DataRequest, Offer } from '@vestka/sdk/agent';
import { anna, at } from './tickets.ts';

const DAY = 1440;

export const fileId = (n: number): string => `at_${String(n).padStart(20, '0')}`;

export const intake = {
  expected: 'The card is taken, as it was on Friday.',
  since: 'Monday morning, after the update',
  steps: '1. Put anything into the basket\n2. Pay with a card from abroad\n3. “Refused”',
  context: {
    page: 'https://shop.example/checkout/payment',
    browser: 'Firefox 147 on Windows',
    language: 'ru-RU',
    zone: 'Asia/Yekaterinburg',
    app: '4.11.2',
    errors: [
      { text: 'TypeError: taxClass is undefined (checkout.js:214)', at: at(-225) },
      { text: 'POST /api/charge 422', at: at(-224) },
    ],
  },
};

export const steps = {
  one: {
    title: 'Take the old tax table back until Friday',
    steps: ['We put the table of 2 March back tonight', 'You check one order tomorrow'],
    pros: ['Works tomorrow morning'],
    cons: ['Two new countries wait until Friday'],
    recommended: true,
  },
  two: {
    title: 'Wait for 4.12',
    steps: ['Nothing changes until Thursday', 'We update your shop at 06:00'],
    pros: ['One change instead of two'],
    cons: ['Cards from abroad are refused until Thursday'],
    recommended: false,
  },
};

export const offer: Offer = {
  at: at(-16),
  by: anna.name,
  cannotFix: true,
  options: { 'o9-1': steps.one, 'o9-2': steps.two },
};

export const choice = { option: 'o9-1', at: at(-9), why: 'Friday is fine, tomorrow is what counts.' };

export const request: DataRequest = {
  at: at(-14),
  by: anna.name,
  items: {
    'd10-1': {
      kind: 'file',
      sensitivity: 'confidential',
      keepDays: 14,
      what: 'A copy of the orders table',
      purpose: 'To run the corrected taxes on real orders',
      state: 'declined',
      answeredAt: at(-8),
      reason: 'Our data protection officer does not allow it.',
    },
    'd10-2': {
      kind: 'file',
      sensitivity: 'personal',
      keepDays: 7,
      what: 'The log of Monday',
      purpose: 'To see the bank’s answer',
      state: 'given',
      answeredAt: at(-8),
      files: {
        [fileId(1)]: { type: 'text/plain', size: 48_213, name: 'checkout-2026-03-02.log' },
        [fileId(2)]: { type: 'image/png', size: 182_100, width: 1280, height: 640, name: 'Отказ карты.png' },
      },
      deleteAt: at(7 * DAY),
    },
    'd10-3': {
      kind: 'check',
      sensitivity: 'none',
      keepDays: 30,
      what: 'Whether order 5512 is in the bank’s list',
      purpose: 'Then it was charged twice',
      state: 'open',
    },
  },
  approval: {
    id: 'a11',
    at: at(-7),
    expiresAt: at(6 * DAY),
    state: 'asked',
    name: 'Dr. Vera Lindqvist-Oyelaran',
  },
};

/** What was given long ago, and deleted since. */
export const over: DataRequest = {
  at: at(-20 * DAY),
  by: anna.name,
  items: {
    'd2-1': {
      kind: 'file',
      sensitivity: 'personal',
      keepDays: 14,
      what: 'The list of refused customers',
      purpose: 'To compare',
      state: 'given',
      answeredAt: at(-19 * DAY),
      files: { [fileId(9)]: { type: 'text/csv', size: 9100, name: 'refused.csv', deletedAt: at(-5 * DAY) } },
      deleteAt: at(-5 * DAY),
      deletedAt: at(-5 * DAY),
    },
  },
};
