/** How this page tells times: in the reader's language and zone. */
export interface Times {
  /** `4 March 2026 at 14:30` */
  moment(at: string): string;
  /** `Central European Standard Time`, at that time of the year. */
  zone(at: string): string;
  bytes(size: number): string;
}

/** @param locale what `localeOf` gave @param zone what `zoneOf` gave */
export function timesIn(locale: string, zone: string): Times {
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: zone });
  const named = new Intl.DateTimeFormat(locale, { timeZoneName: 'long', timeZone: zone });
  const unit = (unit: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 });
  return {
    moment: (at) => moment.format(new Date(at)),
    zone: (at) =>
      named.formatToParts(new Date(at)).find(({ type }) => type === 'timeZoneName')?.value ?? zone,
    bytes(size) {
      if (size < 1000) return unit('byte').format(size);
      return size < 1e6 ? unit('kilobyte').format(size / 1e3) : unit('megabyte').format(size / 1e6);
    },
  };
}

/** The first of these zones that exists here. A browser may know one that this server does not know yet. */
export const zoneOf = (...zones: readonly string[]): string => zones.find(isZone) ?? 'UTC';

function isZone(zone: string): boolean {
  try {
    return Boolean(zone) && Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
