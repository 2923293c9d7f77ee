import { toDate } from '../lib/zone.ts';
import type { PagesText } from '../locales/en-pages.ts';

const DAY = 86_400_000;

/** `today 14:50`, `Tuesday 11:00`, `Tuesday 17 March, 11:00`: an instant as a promise says it, in one zone. */
export function saidAt(at: number, now: number, zone: string, locale: string, text: PagesText): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(at);
  const clock = format({ hour: 'numeric', minute: '2-digit' });
  const date = toDate(at, zone);
  if (date === toDate(now, zone)) return `${text.policy.preview.today} ${clock}`;
  if (date === toDate(now + DAY, zone)) return `${text.policy.preview.tomorrow} ${clock}`;
  if (Math.abs(at - now) < 6 * DAY) return `${format({ weekday: 'long' })} ${clock}`;
  return `${format({ weekday: 'long', day: 'numeric', month: 'long' })}, ${clock}`;
}
