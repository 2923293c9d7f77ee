/** What narrows the queue. */
export const enFilter = {
  search: 'Search: number, subject, name',
  open: 'Filter',
  label: 'Narrow the queue',
  any: 'any',
  names: {
    status: 'Status',
    impact: 'Impact',
    kind: 'Kind',
    plan: 'Plan',
    level: 'Line',
    flag: 'Only',
    problem: 'Follows',
    q: 'Search',
  },
  flags: { late: 'late', nudged: 'asked: no answer', unanswered: 'unanswered' },
  aProblem: 'a known problem',
  clear: 'Clear all',
  remove: (name: string, value: string): string => `Remove ${name}: ${value}`,
  nothing: 'Nothing matches.',
};
