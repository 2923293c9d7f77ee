/** What the demo's shop says. `DemoWords` is made from this file; the other languages must have all of it. */
export const en = {
  shop: 'Shop',
  teas: 'Teas',
  visit: 'Visit us',
  title: 'Herbs and teas from the north coast',
  lead: 'Picked by hand, dried slowly, sent the same day. Four kinds this season.',
  mint: 'Mountain mint',
  chamomile: 'Chamomile',
  fireweed: 'Fireweed',
  lingonberry: 'Lingonberry leaf',
  gram: 'g',
  tryBefore:
    'This shop is a demonstration. Press the round button in the corner and ask for help, then answer on the',
  tryLink: 'agents’ page',
  tryAfter: ' and watch it arrive here.',
  foot: 'Harbour Street 4. Open from nine to six, closed on Sundays.',
  languages: 'Languages',
};

export type DemoWords = Readonly<Record<keyof typeof en, string>>;
