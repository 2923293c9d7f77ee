import { enCanned } from './en-canned.ts';
import { enInsights } from './en-insights.ts';
import { enPolicy } from './en-policy.ts';

/** The lead's pages. `PagesText` is made from these files; the other languages must have all of it. */
export const enPages = {
  save: 'Save',
  saving: 'Saving…',
  discard: 'Discard changes',
  discarded: 'Changes discarded.',
  unsaved: 'Not saved yet.',
  left: 'You left this unsaved.',
  leftOn: (page: string): string => `${page}: not saved yet. What you typed is kept in this tab.`,
  backTo: 'Back to it',
  wrong: (n: number): string => (n === 1 ? 'One field needs a look.' : `${n} fields need a look.`),
  again: 'Try again',
  percent: (share: number): string => `${Math.round(share * 100)} %`,
  policy: enPolicy,
  canned: enCanned,
  insights: enInsights,
};

export type PagesText = typeof enPages;
