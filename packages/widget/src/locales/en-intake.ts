/** English, of what may be added to a request, and of where the customer is. */
export const enIntake = {
  in_since: 'Since when?',
  in_expected: 'What did you expect instead?',
  in_steps: 'How can one make it happen?',
  contextHint: 'Just this is sent with your request. Leave out what you like.',
  x_page: 'Page',
  x_app: 'Version',
  x_browser: 'Browser',
  x_language: 'Language',
  x_zone: 'Time zone',
  x_screen: 'Screen',
  x_error: 'Error on this page',
  added: 'What you added',
  leaveOut: (what: string) => `Leave out: ${what}`,
  leftOut: (what: string) => `Left out: ${what}`,
};

export type IntakeWords = typeof enIntake;
