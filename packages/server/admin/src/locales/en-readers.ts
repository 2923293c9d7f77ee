/** Over each form of the composer: what is written there and who reads it, and on its button. */
const toOne =
  (what: string) =>
  (problem: string | null): string =>
    problem ? `${what} to all who follow ${problem}` : `${what} to one customer`;

export const enReaders = {
  /** `problem`: the known problem that it is about, if any. */
  title: {
    update: toOne('Update'),
    report: toOne('Report'),
    wish: toOne('Answer'),
    comment: (_: string | null): string => 'Message to one customer, after the end',
    escalate: (_: string | null): string => 'Hand-off to team and customer',
    note: (_: string | null): string => 'Note for the team',
  },
  one: (who: string | null): string => `Read by ${who ?? 'the one who asked'}.`,
  alone: (who: string | null, problem: string): string =>
    `Read by ${who ?? 'the one who asked'} alone; all who follow ${problem} are answered there.`,
  both: 'Three fields for the next one, two for the customer.',
  tell: 'Tell all who follow',
  tellAll: (n: number): string =>
    n === 0 ? 'Publish the update' : n === 1 ? 'Tell 1 customer' : `Tell ${n.toLocaleString('en')} customers`,
  handTo: {
    L1: 'Hand on to the first line',
    L2: 'Hand on to the second line',
    L3: 'Hand on to the third line',
  },
  handToPerson: (who: string): string => `Hand on to ${who}`,
};
