/** English, of answers that are found while a request is written, and of the search among own requests. */
export const enFind = {
  mayHelp: 'Perhaps this helps already',
  foundSome: 'Below the question stands what may help already.',
  anAnswer: 'Answer',
  knownProblem: 'Known problem',
  ownRequest: 'Your request',
  solvedFor: (n: number) => (n === 1 ? 'solved it for one other' : `solved it for ${n} others`),
  causes: 'What causes it',
  helps: 'What helps',
  forTechnicians: 'For technicians',
  thisSolved: 'This solved it',
  goOn: 'No, go on',
  workingOn:
    'We know of this and are working on it. Tell us that you have it too, and each word about it reaches you.',
  haveToo: 'I have this too',
  haveTooNote: 'Sends what you wrote as your request.',
  withProblem: 'Goes out as part of the known problem that you chose.',
  undo: 'Undo',
  e_problem_not_open: 'This known problem has ended meanwhile. Undo the choice and send again.',
  e_not_found: 'This is no longer here.',

  solvedThanks: 'Good that it is solved',
  thanksNote: 'Nothing was sent. That this answer helped is counted, so that others find it sooner.',
  notSolved: 'Not solved after all',

  search: 'Search your requests',
  searchTitles: 'Without a connection only titles are searched.',
  noneFound: (what: string) => `Nothing found for “${what}”.`,
  someFound: (n: number) => `${n} found.`,
};

export type FindWords = typeof enFind;
