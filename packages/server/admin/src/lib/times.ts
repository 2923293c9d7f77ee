/** Instants as a person reads them: epoch milliseconds in, one locale and one zone. */
export interface Times {
  readonly locale: string;
  readonly zone: string;
  /** `16:30` */
  clock(at: number): string;
  /** `16:30` today, `Tue 10:00` within six days, `12 Mar, 10:00` beyond. */
  when(at: number, now: number): string;
  /** The same with the day always said. */
  day(at: number, now: number): string;
  /** `12 Mar`, with the year where it is another. */
  date(at: number, now: number): string;
  /** `12 March`, with the year where it is another: as a customer reads a date in a report. */
  longDate(at: number, now: number): string;
  /** `12 March, 14:30` */
  longMoment(at: number, now: number): string;
  /** `CET`, `GMT+3`: what the zone is called at that moment. */
  named(at: number): string;
  /** `Tue` */
  weekday(at: number): string;
  /** Everything, zone too. */
  full(at: number): string;
}

const DAY = 86_400_000;

export function timesIn(locale: string, zone: string): Times {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
  const hm = { hour: 'numeric', minute: '2-digit' } as const;
  const clock = format(hm);
  const weekday = format({ weekday: 'short' });
  const date = format({ day: 'numeric', month: 'short' });
  const dated = format({ day: 'numeric', month: 'short', year: 'numeric' });
  const long = format({ day: 'numeric', month: 'long' });
  const longDated = format({ dateStyle: 'long' });
  const named = format({ timeZoneName: 'short' });
  const full = format({ dateStyle: 'full', timeStyle: 'long' });
  const key = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  const year = (at: number) => key.format(at).slice(0, 4);

  const day = (at: number, now: number): string => {
    if (Math.abs(at - now) < 6 * DAY) return `${weekday.format(at)} ${clock.format(at)}`;
    return `${(year(at) === year(now) ? date : dated).format(at)}, ${clock.format(at)}`;
  };
  const longDate = (at: number, now: number): string =>
    (year(at) === year(now) ? long : longDated).format(at);
  return {
    locale,
    zone,
    clock: (at) => clock.format(at),
    when: (at, now) => (key.format(at) === key.format(now) ? clock.format(at) : day(at, now)),
    day,
    date: (at, now) => (year(at) === year(now) ? date : dated).format(at),
    longDate,
    longMoment: (at, now) => `${longDate(at, now)}, ${clock.format(at)}`,
    named: (at) => named.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? zone,
    weekday: (at) => weekday.format(at),
    full: (at) => full.format(at),
  };
}

export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const kept = new Map<string, Times>();

/** {@link timesIn}, made once for each locale and zone. */
export function times(locale: string, zone: string): Times {
  const name = `${locale} ${zone}`;
  let made = kept.get(name);
  if (!made) {
    made = timesIn(locale, zone);
    kept.set(name, made);
  }
  return made;
}
