import type { KnownProblem, KnownProblemRow, ProblemEvent } from '@vestka/sdk/agent';
import { anna, at, ticket } from './tickets.ts';

export const problemId = (number: number): string => `pb_${String(number).padStart(16, '0')}`;

/** A known problem; `due` in minutes from now. */
export function knownProblem(
  number: number,
  part: Partial<KnownProblem> & { due?: number } = {},
): KnownProblem {
  const { due = 60, ...rest } = part;
  const like = ticket(number, { due });
  return {
    id: problemId(number),
    number,
    title: 'Till restarts when a card is read',
    status: 'fixing',
    activity: { text: 'The maker of the reader tries a new driver.', lang: 'en' },
    promise: like.promise,
    holder: like.holder,
    waiting: { for: 'release', text: '4.12', expectedAt: at(2 * 1440) },
    impact: 'high',
    createdAt: at(-600),
    updatedAt: at(-30),
    said: { version: 3, at: at(-30) },
    assignee: { id: anna.id, name: anna.name },
    level: 'L2',
    promises: { made: 2, kept: 1, missed: 0, moved: 0 },
    firstWordAt: at(-600),
    lastWordAt: at(-30),
    notes: 0,
    warned: null,
    remindedAt: null,
    closesAt: null,
    closedBecause: null,
    reopenableUntil: null,
    report: null,
    tag: 't3',
    version: 3,
    foldVersion: 1,
    ...rest,
  };
}

export const rows: KnownProblemRow[] = [{ problem: knownProblem(1007), linked: 312 }];

/** What was said of it so far. */
export function problemStory(id: string): ProblemEvent[] {
  const { holder, promise, waiting } = knownProblem(1007);
  const facts = { promise, holder, waiting: waiting && { for: waiting.for, expectedAt: waiting.expectedAt } };
  const by = { kind: 'agent', id: anna.id, name: anna.name } as const;
  return [
    {
      cursor: 'p1',
      problem: id,
      version: 1,
      at: at(-600),
      type: 'problem_created',
      audience: 'team',
      actor: by,
      facts: { ...facts, status: 'investigating', activity: { lang: 'en' } },
      data: { number: 1007, impact: 'high', lang: 'en' },
      words: {
        problem: 'Till restarts when a card is read',
        activity: 'Comparing the tills that restart.',
        waiting: '4.12',
      },
    },
    {
      cursor: 'p2',
      problem: id,
      version: 2,
      at: at(-30),
      type: 'update_posted',
      audience: 'customer',
      actor: by,
      facts: { ...facts, status: 'fixing', activity: { lang: 'en' } },
      data: { lang: 'en', answered: { promise: 'p1', dueAt: at(-20), firstDueAt: at(-20), kept: true } },
      words: {
        message:
          'It is the driver of the card reader. The maker tries a new one; until then, swipe the card.',
        activity: 'The maker of the reader tries a new driver.',
        waiting: '4.12',
      },
    },
  ] as ProblemEvent[];
}
