import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/** How the outside world sees this server: its address, its scheme, who is calling. */
export interface Site {
  readonly publicUrl: string | undefined;
  readonly trustProxy: boolean;
}

/** Where a caller comes from, as everything is counted: whoever has one address of a network has all of it. */
export const callerNetwork = (site: Site, incoming: IncomingMessage): string =>
  networkOf(addressOf(site, incoming));

/** The caller's address. A forwarded one counts only behind a proxy that the operator trusts. */
function addressOf({ trustProxy }: Site, incoming: IncomingMessage): string {
  const forwarded = trustProxy ? String(incoming.headers['x-forwarded-for'] ?? '') : '';
  return forwarded.split(',').at(-1)?.trim() || (incoming.socket.remoteAddress ?? '');
}

/**
 * Whose an address is, as far as it tells: of IPv6 the first 64 bits, as everyone has all addresses behind them; an IPv4
 * address also where it is written as IPv6.
 */
export function networkOf(address: string): string {
  // Some proxies write the port as well: a caller has as many of them as it likes.
  const bare = /^\[(.*)\](?::\d+)?$/.exec(address)?.[1] ?? address;
  const [, v4] = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)(?::\d+)?$/i.exec(bare) ?? [];
  if (v4 || !isIPv6(bare)) return v4 ?? address;
  const [head = '', tail] = bare.toLowerCase().split('%', 1).join('').split('::');
  const groups = (part: string) => (part ? part.split(':') : []);
  const gap = 8 - groups(head).length - groups(tail ?? '').length;
  const all = tail === undefined ? groups(head) : [...groups(head), ...Array(gap).fill('0'), ...groups(tail)];
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

export function isHttps({ publicUrl, trustProxy }: Site, incoming: IncomingMessage): boolean {
  if (publicUrl) return publicUrl.startsWith('https:');
  return trustProxy && incoming.headers['x-forwarded-proto'] === 'https';
}

/** Where people reach this server, without a trailing slash: as the operator has said, else as they came. */
export const originOf = (site: Site, incoming: IncomingMessage): string =>
  site.publicUrl ?? `${isHttps(site, incoming) ? 'https' : 'http'}://${hostOf(incoming)}`;

export function isLoopback(incoming: IncomingMessage): boolean {
  const host = hostOf(incoming).replace(/:\d+$/, '');
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

const hostOf = (incoming: IncomingMessage): string => incoming.headers.host ?? '';

/**
 * Does the request come from a page of our own? A browser says so in `Sec-Fetch-Site` or `Origin`; a request with
 * neither is no browser's, and a cookie has no business in it.
 */
export function isSameOrigin(site: Site, incoming: IncomingMessage): boolean {
  const { origin, 'sec-fetch-site': fetchSite } = incoming.headers;
  if (origin !== undefined) {
    // Behind a proxy the scheme is only known when the operator has said it.
    const { publicUrl } = site;
    return publicUrl ? origin === new URL(publicUrl).origin : originHost(origin) === hostOf(incoming);
  }
  return fetchSite === 'same-origin';
}

const originHost = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

/** `__Host-` binds the cookie to https; plain http has it on loopback hosts only, without the prefix. */
export const cookieName = (site: Site, incoming: IncomingMessage): string =>
  isHttps(site, incoming) ? '__Host-vestka' : 'vestka';

export function cookieOf(site: Site, incoming: IncomingMessage): string | undefined {
  const name = `${cookieName(site, incoming)}=`;
  for (const part of (incoming.headers.cookie ?? '').split(';')) {
    const cookie = part.trim();
    if (cookie.startsWith(name)) return cookie.slice(name.length);
  }
  return undefined;
}
