import { createHash } from 'node:crypto';
import type { Vendor } from '../commands/report-sheet.ts';
import { type Child, Html, html } from './html.ts';
import { styleOf } from './style.ts';
import type { Tongue } from './words/index.ts';

/** A page, and the policy under which it may be shown: no script at all, and no style but its own. */
export interface Page {
  readonly html: string;
  readonly csp: string;
  /** A form is sent with its origin only where the page may say so much; any other says nothing. */
  readonly referrer: 'same-origin' | 'no-referrer';
}

interface Parts {
  readonly title: string;
  readonly tongue: Tongue;
  readonly vendor: Vendor | null;
  /** What kind of page it is, beside the vendor's name. */
  readonly kind: string;
  readonly main: Html;
  /** Stands on each printed sheet. */
  readonly foot?: string;
  /** It has a form that is sent back to us. */
  readonly form?: boolean;
}

/** Puts a page together. */
export function pageOf({ title, tongue, vendor, kind, main, foot, form = false }: Parts): Page {
  const style = styleOf(vendor?.accent ?? null, foot);
  const hash = createHash('sha256').update(style).digest('base64');
  const referrer = form ? 'same-origin' : 'no-referrer';
  const page = html`<!doctype html>
<html lang="${tongue.lang}" dir="${tongue.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="${referrer}">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<header>${vendor && html`<p class="vendor" dir="auto">${vendor.name}</p>`}<p>${kind}</p></header>
<main>
${main}
</main>
</body>
</html>
`;
  return {
    html: page.text,
    referrer,
    csp: [
      "default-src 'none'",
      `style-src 'sha256-${hash}'`,
      "base-uri 'none'",
      `form-action ${form ? "'self'" : "'none'"}`,
      "frame-ancestors 'none'",
    ].join('; '),
  };
}

/** A person's words as a paragraph with its own direction. */
export const words = (text: string | null | undefined, tongue: Tongue): Html =>
  text ? html`<p class="words" dir="auto">${text}</p>` : html`<p class="quiet">${tongue.words.erased}</p>`;

/** A name or another short text of a person inside a line. */
export const own = (text: Child): Html => html`<bdi>${text}</bdi>`;

/** The same inside a sentence. */
export const isolated = (name: string): string => `\u2068${name}\u2069`;
