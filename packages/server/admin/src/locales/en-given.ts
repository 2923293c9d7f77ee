/** Ways forward, as they are offered and as one is picked. */
export const enOptions = {
  label: 'Ways forward',
  offer: 'Offer ways forward',
  offerHint: 'Up to five, one of them recommended; the customer picks.',
  offerWish: 'What can be done instead',
  row: (n: number): string => `Way forward ${n}`,
  add: 'Add a way forward',
  remove: (n: number): string => `Remove way forward ${n}`,
  title: 'In a few words',
  steps: 'Steps',
  stepsHint: 'What happens, what the customer does',
  pros: 'Speaks for it',
  cons: 'Speaks against it',
  oneALine: (name: string): string => `${name}, one a line`,
  recommend: 'Recommended',
  cannotFix: 'It cannot be fixed or done as asked',
  cannotFixHint: 'Then at least one way forward goes with it.',
  cannotFixSaid: 'It cannot be fixed or done as asked. These are the ways round it.',
  count: (n: number): string => (n === 1 ? '1 way forward' : `${n} ways forward`),
  recommended: 'recommended',
  chosenMark: 'chosen',
  chose: (title: string): string => `Chosen: ${title}`,
  waiting: 'The customer has not picked yet.',
  pickedAt: (at: string): string => `picked ${at}`,
};

/** What is asked of the customer, item by item. */
export const enRequests = {
  label: 'Asked for',
  ask: 'Ask for data',
  askHint: 'Each thing with its purpose; the status becomes “Waiting on customer”.',
  row: (n: number): string => `Thing ${n}`,
  add: 'Add a thing',
  remove: (n: number): string => `Remove thing ${n}`,
  what: 'What',
  whatHint: 'What, and where to find it',
  purpose: 'What for',
  kind: 'Kind',
  kinds: { file: 'file', text: 'words', check: 'a check' },
  sensitivity: 'Sensitivity',
  sensitivities: { none: 'not sensitive', personal: 'personal data', confidential: 'confidential' },
  keep: 'Kept for, days',
  kept: (days: number): string => (days === 1 ? 'kept 1 day' : `kept ${days} days`),
  count: (n: number): string => (n === 1 ? '1 thing' : `${n} things`),
  notNeeded: 'no longer needed',
  states: { open: 'open', given: 'given', part: 'given in part', declined: 'declined' },
  deleteAt: (at: string): string => `Will be deleted on ${at}`,
  deletedOn: (at: string): string => `Deleted on ${at}: its time was over.`,
  deletedAfter: (what: string, days: number, names: string): string =>
    `Deleted after ${days} ${days === 1 ? 'day' : 'days'}, as announced: ${[what, names].filter(Boolean).join(' · ')}`,
  another: 'Offer another way',
  askedApproval: (name: string, until: string): string => `Asks ${name} to approve, until ${until}.`,
  approved: 'Approved.',
  notApproved: 'Not approved.',
  byLink: (name: string): string => `By link, as ${name}`,
  linkHint: 'Whoever holds the link can decide by it, the customer too.',
  approvalExpired: 'Nobody has approved in time: the link is over.',
  approval: {
    asked: (name: string, until: string): string => `${name} is asked to approve, until ${until}.`,
    approved: (name: string, at: string): string => `Approved ${at}, by link, as ${name}.`,
    declined: (name: string, at: string): string => `Not approved ${at}, by link, as ${name}.`,
    expired: (name: string, at: string): string => `${name} did not answer by ${at}.`,
  },
};

/** What a customer says of it beside their message, as they opened it. */
export const enIntake = {
  expected: 'Expected',
  since: 'Since',
  steps: 'To make it happen',
  page: 'Page',
  browser: 'Browser',
  language: 'Language',
  zone: 'Time zone',
  screen: 'Screen',
  app: 'Version',
  errors: 'Errors of the page',
  context: (parts: number, errors: number): string =>
    [
      parts > 0 && 'Where it happened',
      errors > 0 && (errors === 1 ? '1 error of the page' : `${errors} errors of the page`),
    ]
      .filter(Boolean)
      .join(', '),
};

export const enRating = {
  label: 'Rating',
  grades: {
    excellent: 'Excellent',
    good: 'Good',
    satisfactory: 'Satisfactory',
    poor: 'Poor',
    terrible: 'Terrible',
  },
  said: (grade: string): string => `Rating: ${grade}`,
  none: 'Not rated yet.',
  thanks: (name: string): string => `Thanks to ${name}`,
};

export const enFiles = {
  label: 'Files',
  attach: 'Attach files',
  attachHint: 'or drop or paste them here',
  open: (name: string): string => `Open ${name}`,
  deleted: 'deleted, as announced',
  gone: 'This file is not there any more.',
  /** Of a media type: what people call it. */
  type: (type: string): string => {
    const [kind = '', part = ''] = type.split('/');
    const known: Record<string, string> = {
      image: 'image',
      video: 'video',
      audio: 'sound',
      text: 'text',
    };
    if (part === 'pdf' || part === 'zip' || part === 'json') return part.toUpperCase();
    return known[kind] ?? 'file';
  },
  sending: (percent: number): string => `${percent} %`,
  waiting: 'waits for the connection',
  /** By the refusal's code. */
  refused: {
    payload_too_large: 'It is too large.',
    file_empty: 'It is empty: there is nothing to send.',
    file_type_refused:
      'Not taken: web pages, SVG, and what is named like a picture and is none. As a ZIP it is.',
    quota_exceeded: 'That is more than may be sent in one day.',
    files_paused: 'No more files can be sent here today. Words can.',
    storage_low: 'the server has no room for files right now, it goes on by itself later',
    file_unreadable: 'It cannot be read any more. Choose it again.',
  } as Record<string, string>,
  tooLarge: (most: string): string => `It is too large: a file may have up to ${most} MB.`,
  retry: 'Try again',
  retryName: (name: string): string => `Try again: ${name}`,
  remove: (name: string): string => `Remove ${name}`,
  added: (name: string): string => `${name}: attached.`,
  tooMany: (most: number): string => `At most ${most} files go with one message.`,
};
