/** English, of the rating after the end, which is a download of its own. */
export const enRating = {
  rateAsk: 'How was our support?',
  rateWords: 'Anything to add? (if you like)',
  thankWho: 'Thanks to (if you like)',
  nobody: 'Nobody in particular',
  sendRating: 'Send rating',
  notNow: 'Not now',
  rateLater: 'Rate our support',
  gradeMissing: 'Pick a grade first.',
  thanks: 'Thank you for your rating.',
  others: 'How others rated',
  counted: (n: number, percent: string) => `${n} (${percent})`,
  ofAll: (given: number, unanswered: number) => `${given} rated, ${unanswered} did not.`,
  onlyYou: 'Yours is the first rating.',
  e_already_rated: 'This was rated before.',
  e_not_closed: 'This request is open again. It can be rated after its end.',
};

export type RatingWords = typeof enRating;
