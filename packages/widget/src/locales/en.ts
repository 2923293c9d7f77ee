/** `at 16:53`, but `yesterday 16:53`. */
const atTime = (at: string): string => (/^\d/.test(at) ? `at ${at}` : at);

/** English: what a first request and a ticket say. Every other language has the same keys and those of `en-later.ts`. */
export const en = {
  help: 'Help',
  close: 'Close',
  back: 'Back',
  retry: 'Try again',
  loading: 'One moment…',

  // Status
  s_received: 'Received',
  s_investigating: 'Investigating',
  s_cause_found: 'Cause found',
  s_fixing: 'Fixing',
  s_waiting_on_customer: 'Waiting for you',
  s_waiting_on_others: 'Waiting on others',
  s_verifying: 'Checking the fix',
  s_resolved: 'Solved',
  s_closed: 'Closed',
  s_partial: 'Solved in part',
  s_workaround: 'Worked around',

  // For whom or what it waits
  w_developers: 'Waiting for the developers',
  w_vendor: (who: string) => `Waiting for ${who || 'another company'}`,
  w_release: 'Waiting for a release',
  release: (version: string, when: string) => `Comes with release ${version}, expected ${when}`,
  expected: (when: string) => `Expected ${when}`,

  // What is being done, where the system says it
  a_queued: 'Your request has arrived. A person will read it.',
  a_reading_reply: 'Your answer has arrived. A person will read it.',
  a_reopened: 'Open again. A person will look at what you see now.',
  a_awaiting_acceptance: 'The report is ready. Tell us whether it is solved.',
  a_closed: 'Nothing more is being done here.',
  a_other: 'Your request is with us.',

  // Who has it
  L1: 'First line',
  L2: 'Second line',
  L3: 'Third line',
  has: (who: string) => `${who} has it`,

  // Facts
  facts: 'Where it stands',
  status: 'Status',
  now: 'Right now',
  next: 'Next word from us',
  was: 'Word was promised for',
  closes: 'Closes by itself',
  closesNote: 'unless you answer.',
  reopenUntil: 'Can be reopened until',
  ended: 'Ended',
  span: (d: number, h: number, m: number) =>
    [d && `${d} d`, h && `${h} h`, !d && (m || !h) && `${m} min`].filter(Boolean).join(' '),
  in: (span: string) => `in ${span}`,
  dayTime: (day: string, time: string) => `${day} ${time}`,
  timeDay: (day: string, time: string) => `${time} ${/^[A-Z]/.test(day) ? 'on ' : ''}${day}`,
  by: (who: string) => (who ? `promised by ${who}` : 'promised by our team'),
  moved: (from: string) => `moved from ${from}`,
  late: (span: string) => `We are ${span} late.`,
  lateBy: (span: string) => `${span} late`,
  unsure: 'Not connected: it may have come.',
  told_lead: 'The lead has been told.',
  told_team: 'The team has been told.',
  told_nobody: 'Nobody was there to be told.',

  // Launcher
  nextAt: (time: string) => `Next word ${time}`,
  wasAt: (time: string) => `Word was due ${time}`,
  readSolved: (state: string) => `${state}: see report`,
  unread: (n: number) => `${n} new`,
  unsent: 'Not sent yet',

  // New request
  what: 'What happened?',
  whatHint: 'In your own words. One sentence is enough.',
  whatMissing: 'Write a few words first.',
  more: 'Add details, if you like',
  sendRequest: 'Send request',
  after: 'You see at once when the next word from us comes.',
  sending: 'Sending…',
  sent: 'Sent.',
  received: (number: number) => `Received as #${number}. `,
  wordBy: (when: string) => `Word from us by ${when}.`,

  e_other: 'That did not go through. Try again in a moment.',

  // List
  list: 'Your requests',
  newRequest: 'New request',
  empty: 'No requests yet.',

  // Ticket
  path: 'What happened so far',
  you: 'You',
  team: 'The team',
  youTold: 'What you told us',
  youSee: 'What you see now',
  write: 'Write a message',
  send: 'Send',
  attach: 'Attach files',
  kept: (at: string, due: string) => `Word given ${atTime(at)}, promised for ${due}`,
  keptLate: (at: string, due: string) => `Word given ${atTime(at)}; it was promised for ${due}`,
  answers: (when: string) => `answers your reminder of ${when}`,
  missed: (due: string) => `We promised word by ${due} and did not keep it.`,
  movedLine: (from: string, to: string) => `The next word moves from ${from} to ${to}`,
  c_answered: 'Your wish has its answer',
  erased: 'These words have been deleted.',
  gone: 'This request is not here.',
  changed: 'This has changed while you were looking. Here is how it stands now.',

  readReport: 'Read the report',
  about: 'About this request',

  // Connection
  offline: 'You are offline.',
  unreachable: 'We cannot be reached right now.',
  trueAt: (when: string) => `What you see was true at ${when}.`,
  refusedPage: 'Requests cannot be sent from this page: its key or address is not accepted.',
  failed: 'This could not be loaded.',
};

export type Words = typeof en;
