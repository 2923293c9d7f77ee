/** English, of the ways forward to choose from, which are a download of their own. */
export const enOptions = {
  waysForward: 'Ways forward',
  pickOne: 'Pick one. You can change it as long as these ways stand.',
  recommended: 'Recommended',
  picked: 'Your choice',
  pickedAt: (when: string) => `You chose this at ${when}. You can change it as long as these ways stand.`,
  pickedWhy: (why: string) => `Why: ${why}`,
  steps: 'Step by step',
  pros: 'For it',
  cons: 'Against it',
  why: 'Why this one? (if you like)',
  chooseThis: 'Choose this way',
  chooseInstead: 'Change to this way',
  newWays: 'Other ways were offered while you were looking. Please look again.',
  nowChosen: (title: string) => `Chosen: ${title}`,
  waysReopen: 'This request is closed. Pick a way, and it is opened again: we go it with you.',
  waysReported: 'A report has come since: nothing is left to choose here.',
  waysOver: 'This request is closed for good. To go one of these ways, write a new request.',
};

export type OptionsWords = typeof enOptions;
