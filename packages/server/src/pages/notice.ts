import type { Vendor } from '../commands/report-sheet.ts';
import { html } from './html.ts';
import { type Page, pageOf } from './page.ts';
import type { Tongue } from './words/index.ts';

interface Notice {
  readonly tongue: Tongue;
  /** Not said where it is not known whose link it was. */
  readonly vendor?: Vendor | null;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
}

/** A page that says one thing: why there is nothing else to see, and what to do. */
export const noticeOf = ({ tongue, vendor = null, kind, title, text }: Notice): Page =>
  pageOf({
    title,
    tongue,
    vendor,
    kind,
    main: html`<h1>${title}</h1>
<p>${text}</p>`,
  });
