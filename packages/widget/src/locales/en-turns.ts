/** English, of what is asked of a customer on the way, what remains and how it was: the lines and notices of a ticket. */
export const enTurns = {
  technical: 'Technical',
  dated: (date: string, time: string) => `${date}, ${time}`,

  // The customer needs no answer any more
  abandon: 'I no longer need this',
  abandonAsk: 'Close this request? Nobody works on it then. You can open it again for 30 days.',
  abandonYes: 'Yes, close it',

  // Ways forward
  offered: (who: string, n: number) => `${who} offers ${n === 1 ? 'a way' : `${n} ways`} forward.`,
  offeredOthers: 'Ways forward were offered; others have taken their place.',
  cannotFix: 'It cannot be fixed as asked. Here is how to get round it.',
  chooseWay: 'Choose a way',
  seeWays: 'See the ways',
  chose: (title: string) => `You chose: ${title}`,
  youChose: 'What you chose',

  // What the team needs
  request: 'What we need from you',
  asks: (who: string, n: number) => `${who} needs ${n === 1 ? 'one thing' : `${n} things`} from you.`,
  stillOpen: (n: number) => `Still open: ${n === 1 ? 'one thing' : `${n} things`} we asked you for.`,
  toGive: (who: string, n: number) =>
    `${who} agrees. Now it is yours to give: ${n === 1 ? 'one thing' : `${n} things`}.`,
  notNeeded: 'No longer needed',
  it_open: 'Open',
  it_given: 'Given',
  it_part: 'Given in part',
  it_declined: 'Declined',
  answerRequest: 'Answer',
  seeRequest: 'See what is asked',
  seeGiven: 'See the answers',
  seeLink: 'See the link',
  youAnswered: 'What you answered',
  answered: (what: string, state: string, why = '') => `${what}: ${state}${why && `. ${why}`}`,
  decides: (who: string, until: string) => `${who} decides, by ${until}.`,
  askedApproval: (who: string, until: string) => `You asked ${who} to decide, by ${until}.`,
  approved: (who: string) => `${who} agrees.`,
  disapproved: (who: string) => `${who} does not agree. The team is asked for another way.`,
  undecided: 'Nobody has decided in time.',
  deletedLine: (what: string, days: number, names: string) =>
    `Deleted, after ${days === 1 ? 'one day' : `${days} days`} as announced: ${what}${names && ` (${names})`}`,

  // What remained
  stillOwed: 'Still to be done from the earlier report',
  byWhom: (who: string, by: string) => `${who}, by ${by}`,
  itemLate: 'Late.',
  nowDone: (what: string) => `Now done: ${what}`,
  nowMoved: (what: string, from: string, to: string) => `${what}: moves from ${from} to ${to}`,
  nowMissed: (what: string, by: string) => `${what}: this was promised for ${by} and is not done.`,

  // How it was
  g_excellent: 'Excellent',
  g_good: 'Good',
  g_satisfactory: 'Satisfactory',
  g_poor: 'Poor',
  g_terrible: 'Terrible',
  youRated: (grade: string) => `You rated: ${grade}`,
  thanked: (who: string) => `With thanks to ${who}`,
};

export type TurnWords = typeof enTurns;
