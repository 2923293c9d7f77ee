const days = (n: number): string => (n === 1 ? 'one day' : `${n} days`);

/** English, of what the team needs of a customer, which is a download of its own. */
export const enRequest = {
  youDecide: 'You decide on each by itself. If you decline, we look for another way.',
  settled: 'All of this is answered. Thank you.',
  purpose: (what: string) => `What for: ${what}`,
  sn_none: 'Not sensitive',
  sn_personal: 'Personal data',
  sn_confidential: 'Confidential',
  keptFor: (n: number) => `Kept for ${days(n)}, then deleted`,

  // How it is answered
  give_given: 'Give',
  give_part: 'Give a part',
  give_declined: 'Decline',
  check_given: 'Done',
  check_part: 'Done in part',
  yourAnswer: 'Your answer',
  orWords: 'In words, or to go with it',
  inWords: 'In your words',
  whatSeen: 'What did you see? (if you like)',
  whyPart: 'What is missing, and why?',
  whyNot: 'Why not?',
  whyNotHint: 'Say it, so that we can look for another way.',
  fileMissing: 'Add a file or write it here; or decline and say why.',
  textMissing: 'Write it here; or decline and say why.',
  whyMissing: 'Say why not, so that we can find another way.',
  e_file_unknown: 'A file is not here in full. Add it again.',
  e_item_full: 'No more can be added to this. Send the rest with a message.',
  e_answer_incomplete: 'Something is missing in what you give.',
  send_given: 'Give this',
  send_part: 'Give this part',
  send_declined: 'Decline this',
  sendCheck: 'Say that it is done',

  // What became of it
  became_given: (when: string) => `Given at ${when}.`,
  became_part: (when: string) => `Given in part at ${when}.`,
  became_declined: (when: string) => `Declined at ${when}. The team is asked for another way.`,
  became_refused: (who: string, when: string) =>
    `${who} declined by the link at ${when}. The team is asked for another way.`,
  because: (why: string) => `Why: ${why}`,
  onlyIf: (what: string) => `Note: ${what}`,
  willDelete: (date: string) => `It will be deleted on ${date}.`,
  hasDeleted: (date: string, n: number) => `Deleted on ${date}, after ${days(n)} as announced.`,
  answerAgain: 'Change or add',

  // Somebody else decides
  notYours: 'Not yours to decide? Ask your management',
  askHint: 'They get a page with this request, agree or decline there, and need no account.',
  whoDecides: 'Who decides?',
  noteTo: 'A note to them (if you like)',
  nameMissing: 'Write who decides.',
  makeLink: 'Make the link',
  passOn: (who: string) => `Pass this link on to ${who}. Whoever has it can decide.`,
  link: 'Link',
  copy: 'Copy',
  copied: 'Copied.',
  copyBy: 'Marked: copy it now.',
  share: 'Share',
  askAnother: 'Ask somebody else',
  agreed: (who: string, when: string) => `${who} agreed at ${when}.`,
  refused: (who: string, when: string) => `${who} declined at ${when}.`,
  notDecided: (who: string, when: string) => `${who} has not decided by ${when}.`,
  canGive: 'You can give what is asked for now.',
  askAgain: 'Ask again',
  e_approval_over: 'This has been decided already, or its time is over.',
};

export type RequestWords = typeof enRequest;
