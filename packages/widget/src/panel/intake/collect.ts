import type { NewTicket } from '@vestka/sdk';
import type { PageError } from '../../errors/index.ts';
import type { Options } from '../../types.ts';
import type { Draft } from '../draft.ts';

export type Context = NonNullable<NewTicket['context']>;

/** In the order in which they are shown. */
export const PARTS = ['page', 'app', 'browser', 'language', 'zone', 'screen'] as const;

/** Where the customer is. The address is without query and fragment: they often hold what is nobody else's. */
export const collect = ({ app }: Options): Context => {
  const { origin, pathname } = location;
  const { width, height } = screen;
  return {
    page: `${origin}${pathname}`.slice(0, 2000),
    app: app && `${app}`.slice(0, 200),
    browser: browserOf(navigator.userAgent),
    language: navigator.language,
    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    // The window, and the screen around it: signs alone, as people of any language read it.
    screen: `${innerWidth}×${innerHeight} / ${width}×${height}`.slice(0, 40),
  };
};

/** The page's errors since then, where the page keeps them. */
export const errorsSince = async ({ errors }: Options, since = ''): Promise<PageError[]> => {
  if (`${errors}` !== 'true') return [];
  const { recentErrors } = await import('../../errors/index.ts');
  return recentErrors().filter(({ at }) => at > since);
};

/** What the draft holds of it. Anybody can write to a page's storage: only what has the right form is taken. */
export const contextOf = ({ context }: Draft): Context => {
  const { errors, ...rest }: Context = Object(context);
  const texts = PARTS.filter((name) => typeof rest[name] === 'string');
  const isError = (it: unknown) => {
    const { text, at } = Object(it);
    return typeof text === 'string' && Date.parse(at) > 0;
  };
  return {
    ...Object.fromEntries(texts.map((name) => [name, rest[name]])),
    ...(Array.isArray(errors) && errors.some(isError) && { errors: errors.filter(isError) }),
  };
};

const BROWSERS: [mark: RegExp, name: string][] = [
  [/Edg\w*\/([\d.]+)/, 'Edge'],
  [/OPR\/([\d.]+)/, 'Opera'],
  [/YaBrowser\/([\d.]+)/, 'Yandex Browser'],
  [/SamsungBrowser\/([\d.]+)/, 'Samsung Internet'],
  [/(?:Firefox|FxiOS)\/([\d.]+)/, 'Firefox'],
  [/(?:Chrome|CriOS)\/([\d.]+)/, 'Chrome'],
  [/Version\/([\d.]+).*Safari/, 'Safari'],
];
const SYSTEMS: [mark: RegExp, name: string][] = [
  [/Windows/, 'Windows'],
  [/Android ?([\d.]*)/, 'Android'],
  [/(?:iPhone|iPad|iPod).*? OS ([\d_]+)/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** `Firefox 143.0, Windows`: what one can read, and no more; an unknown one as it calls itself. */
export const browserOf = (agent: string): string => {
  const find = (known: typeof BROWSERS) => {
    const [mark, name] = known.find(([mark]) => mark.test(agent)) ?? [];
    const version = mark && agent.match(mark)?.[1]?.replaceAll('_', '.');
    return [name, version].filter(Boolean).join(' ');
  };
  const browser = find(BROWSERS);
  return browser ? [browser, find(SYSTEMS)].filter(Boolean).join(', ') : agent.slice(0, 300);
};
