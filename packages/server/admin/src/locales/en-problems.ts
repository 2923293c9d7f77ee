/** Known problems: the cause that many requests share. */
export const enProblems = {
  title: 'Known problems',
  lead: 'One cause behind many requests: what is said here is said to all that follow it.',
  label: 'Known problem',
  open: 'Open',
  ended: 'Ended',
  scope: 'Which problems',
  none: 'No known problem is open.',
  noneEnded: 'None has ended yet.',
  loading: 'Reading known problems…',
  failed: 'The known problems could not be read.',
  notFound: 'There is no such known problem here.',
  more: 'Read more',
  fresh: 'New known problem',
  freshFrom: (request: string): string => `From ${request}. It will follow the new problem.`,
  name: 'Title',
  nameHint: 'The customers read it: what they see, not whose fault it is.',
  impact: 'Impact',
  create: 'Open the known problem',
  created: (name: string): string => `${name} is open.`,
  cancel: 'Cancel',
  follow: (n: number): string => (n === 1 ? '1 request' : `${n.toLocaleString('en')} requests`),
  followers: (n: number): string =>
    n === 0
      ? 'No request follows it yet.'
      : n === 1
        ? '1 request follows it.'
        : `${n.toLocaleString('en')} requests follow it.`,
  showFollowers: 'Show them in the queue',
  reach: (n: number): string =>
    n === 1 ? 'Read by one customer.' : `Read by ${n.toLocaleString('en')} customers.`,
  everyone: 'all who follow it',
  nobody: 'Nobody follows it yet: whoever is linked later reads it first.',
  sent: (name: string, n: number, at: string): string =>
    `${name}: told to ${n.toLocaleString('en')} ${n === 1 ? 'customer' : 'customers'}. Next word by ${at}.`,
  resolve: (n: number): string =>
    n === 1 ? 'Resolve 1 request' : `Resolve ${n.toLocaleString('en')} requests`,
  sure: (name: string, n: number): string =>
    n === 1
      ? `This report ends ${name} and resolves the request that follows it.`
      : `This report ends ${name} and resolves all ${n.toLocaleString('en')} requests that follow it.`,
  resolved: (at: string): string =>
    `Resolved. Each request closes by itself on ${at} unless its customer answers.`,
  looksLike: 'Looks like',
  nothingLike: 'No open problem looks like it.',
  link: 'Link',
  linkTo: (name: string): string => `Link to ${name}`,
  linked: (request: string, name: string): string => `${request} follows ${name} now.`,
  ownPromise: (at: string): string => `A promise to this customer alone: ${at}.`,
  unlink: 'Take it off…',
  unlinkTitle: (name: string): string => `Take it off ${name}`,
  unlinkLead: 'The customer goes on alone. Say when they hear from you.',
  unlinkDo: 'Take it off',
  unlinked: (request: string, name: string): string => `${request} no longer follows ${name}.`,
  fromThis: 'New known problem from this…',
};
