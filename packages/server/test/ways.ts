import type { OptionInput, RequestItemInput } from '@vestka/sdk/protocol';
import type * as z from 'zod';
import { iso } from './house.ts';

/** Two ways forward that the rules take. */
export const options: z.output<typeof OptionInput>[] = [
  {
    title: 'Wait for the fix',
    steps: ['We send version 4.2', 'You install it'],
    pros: ['Nothing to do until then'],
    cons: ['Two more days'],
    recommended: true,
  },
  {
    title: 'Change the setting now',
    steps: ['Open Settings, Taxes', 'Choose the old table'],
    pros: ['Works at once'],
    cons: ['To be undone after the update'],
    recommended: false,
  },
];

/** A request for data that the rules take. */
export const request: z.output<typeof RequestItemInput>[] = [
  {
    kind: 'file',
    what: 'The log of this morning',
    purpose: 'To see which rule is missing',
    sensitivity: 'personal',
    keepDays: 14,
  },
  {
    kind: 'text',
    what: 'The version of the till',
    purpose: 'To try the same one',
    sensitivity: 'none',
    keepDays: 30,
  },
];

/** What an update says beside them. */
export const asking = {
  status: 'waiting_on_customer',
  waiting: { for: 'customer', text: 'The log and the version' },
  options,
  request,
};

/** A file's id that nobody has. */
export const NO_FILE = 'at_0000000000000000';

/** A report's other fields, all of them. */
export const evidence = (now: number) => [
  {
    what: 'Version of the tax table',
    before: '41 rules',
    after: '43 rules',
    at: iso(now - 60_000),
    filesBefore: [NO_FILE],
    filesAfter: ['at_1111111111111111'],
  },
];

/** An address with what stands in it for real. */
export function addressOf(path: string, parts: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole);
}

interface WithWays {
  offers?: Record<string, { options: object }>;
  requests?: Record<string, object>;
}

/** The first option and the request of a ticket, as they stand in addresses. */
export function partsOf({ offers = {}, requests = {} }: WithWays): Record<string, string> {
  const [offer] = Object.values(offers);
  return {
    option: Object.keys(offer?.options ?? {})[0] ?? 'o1-1',
    request: Object.keys(requests)[0] ?? 'd1',
    item: '0',
  };
}

/** A file that a walk may give. */
export const FILE = 'at_1111111111111111';
