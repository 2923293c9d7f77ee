import type { Context } from 'hono';
import { Refused } from '../../commands/refused.ts';
import { noticeOf } from '../../pages/notice.ts';
import type { Page } from '../../pages/page.ts';
import { type Tongue, tongueOf } from '../../pages/words/index.ts';
import type { Bindings } from '../api.ts';
import { problemOf } from '../problem.ts';

export type Asked = Context<Bindings>;

/** What a letter never is: in another page's frame, found by a search engine, kept by a cache. */
export const HEADERS = {
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex, nofollow',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  Vary: 'Accept-Language',
};

export const answer = ({ html, csp, referrer }: Page, status = 200): Response =>
  new Response(html, {
    status,
    headers: {
      ...HEADERS,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': csp,
      'Referrer-Policy': referrer,
    },
  });

/** A file to keep, in place of a page. */
export const download = (body: string, type: string, disposition: string): Response =>
  new Response(body, {
    headers: {
      ...HEADERS,
      'Content-Type': type,
      'Content-Disposition': disposition,
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
      'Referrer-Policy': 'no-referrer',
    },
  });

/** What the address asks for comes first, then what the link was made for, then what the browser accepts. */
export const tongueIn = (c: Asked, wanted?: string): Tongue =>
  tongueOf(c.req.query('lang') ?? wanted, c.req.header('accept-language'));

interface Refusing {
  readonly tongue: Tongue;
  readonly kind: string;
  /** What to do where the link leads nowhere. */
  readonly linkOver: string;
  /** For what is our own fault. */
  readonly report: (error: unknown) => void;
}

/** A clear page in place of a problem's details: whoever reads it has a browser and no program. */
export function sayNo(error: unknown, { tongue, kind, linkOver, report }: Refusing): Response {
  const { words } = tongue;
  const { status, ours, retryAfter } = problemOf(error);
  if (ours) report(error);
  const texts: Record<string, readonly [string, string]> = {
    link_invalid: [words.linkOver, linkOver],
    not_found: [words.linkOver, linkOver],
    rate_limited: [words.tooMany, words.waitAMinute],
    origin_refused: [words.notTaken, words.fromElsewhere],
  };
  const code = error instanceof Refused ? error.refusal.refused : 'internal';
  const [title, text] = texts[code] ?? [ours ? words.failed : words.notTaken, words.tryAgain];
  const no = answer(noticeOf({ tongue, kind, title, text }), status);
  if (retryAfter !== undefined) no.headers.set('Retry-After', String(retryAfter));
  return no;
}
