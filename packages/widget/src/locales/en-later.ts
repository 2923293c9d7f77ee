type Told = 'lead' | 'team' | 'nobody';

/** English, of what is fetched later: details, rarer turns on the way, a report and the answer to it. */
export const enLater = {
  cancel: 'Cancel',
  kind: 'What is it?',
  k_problem: 'Problem',
  k_question: 'Question',
  k_wish: 'Wish',
  q_question: 'What would you like to know?',
  q_wish: 'What do you wish for?',
  impact: 'How bad is it?',
  i_critical: 'Nothing works',
  i_high: 'A large part is blocked',
  i_normal: 'It gets in the way',
  i_low: 'A small thing',
  name: 'What shall we call you?',
  email: 'Your e-mail',
  emailWrong: 'This does not look like an e-mail address.',
  opened: (when: string) => `Opened ${when}`,
  attachContext: 'Attach where you are',
  attachHint: 'Page, browser and the like. You see each before it is sent.',
  contextOn: 'What is attached stands below.',
  contextOff: 'Nothing is attached.',
  save: 'Save',
  saved: 'Saved.',
  reopen: 'Reopen',

  // No answer came
  noAnswer: (since: string) => `No answer since ${since}`,
  mayNudge: (what: string) => `You can tell us now: “${what}”.`,
  nudged: (date: string, time: string) => `On ${date}, ${time} you told us that no answer has come.`,
  nudgedLine: (since: string) => `You told us: no answer since ${since}.`,
  know: (who: string, told: Told) =>
    told === 'nobody'
      ? 'Nobody was there to be told.'
      : who
        ? `${who} and the ${told} know.`
        : `The ${told} knows.`,
  e_nudge_not_due: 'The time for an answer is not over yet.',

  restGoesOn: 'What remains is still being done.',
  s_rest: 'Solved, the rest is done',

  // Rarer on the way of a request
  c_accepted: 'Closed: you accepted the report',
  c_deadline: 'Closed by itself: the report had no answer',
  c_abandoned: 'Closed: you no longer need an answer',
  a_handed_over: 'Handed on. Whoever has it now reads what is known.',
  a_awaiting_answers: 'We wait for the rest of what we asked you for.',
  a_looked_at_apart: 'Looked at on its own again.',
  e_writing_paused: 'Writing is paused for now.',
  onCall: 'Critical outside our hours. Call:',
  to_L1: 'the first line',
  to_L2: 'the second line',
  to_L3: 'the third line',
  nowWith: (who: string, why: string) => `Now with ${who}, because: ${why}`,
  partOf: (number: number, title: string) => `Part of known problem P${number}: ${title}.`,
  reaches: 'What we learn reaches you here at once.',
  noLonger: (number: number) => `No longer part of known problem P${number}.`,
  planned: (when: string) => `Planned for ${when}`,
  wishAnswer: 'The answer to your wish',
  wish_considered: 'We are considering it',
  wish_not_planned: 'Not planned',
  limited: (every: string, until: string) => `You can write once in ${every} until ${until}.`,
  lifted: 'You can write again as before.',
  called: (name: string) => `You wish to be called ${name}.`,
  mailed: (address: string) => `Your e-mail is ${address}.`,
  noted: (what: string) => `Noted as: ${what}`,

  // Words that did not go out
  slow: 'Not taken yet. It is tried again by itself.',
  edit: 'Edit',
  discard: 'Discard',
  paused: (when: string) => `Writing is paused until ${when}.`,

  // After the end
  reportLine: 'The resolution report is here',
  reopened: 'Opened again',

  // Refused
  e_rate_limited: 'Too many at once. Wait a moment, then try again.',
  fieldWrong: (field: string, why: string) => `${field}: ${why} Change it and send again.`,
  fieldLong: (most: number) => `${most} characters are the most.`,
  fieldEmpty: 'this says too little.',
  fieldOdd: 'this cannot be taken as it stands.',
  yourWords: 'Your words',
  fieldReason: 'The reason',
  roomLeft: (left: number, most: number) => `Room for ${left} more of ${most} characters.`,
  overlong: (over: number, most: number) =>
    `${over} character${over === 1 ? '' : 's'} too many: ${most} are the most. Shorten it, then send.`,
  e_validation_failed: 'Something in it cannot be taken. Change it and send again.',
  e_payload_too_large: 'This is too long. Shorten it and send again.',
  e_not_open: 'This request has been closed meanwhile.',
  e_reopening_over: 'The time to reopen it is over. Please write a new request.',
  e_say_if_still_broken: 'Solved meanwhile.',
  stillAsk: 'Is it still broken? A comment promises no next word.',
  stillYes: 'Yes, still broken',
  stillNo: 'No, just a comment',

  signed: (who: string, when: string) => `${who}, ${when}`,
  yesSolved: 'Yes, solved',
  stillBroken: 'Still broken',
  seeNow: 'What do you see now?',
  changedNow: 'What has changed?',
};

export type LaterWords = typeof enLater;
