/** The colours of the widget, so that a page looks like what led to it. Dark on a dark screen, light on paper. */
const COLOURS = `
:root {
  color-scheme: light dark;
  --ink: #1b1f24; --ink2: #56606b; --line: #e2e6ea; --edge: #868f99; --paper: #fff; --wash: #f3f5f6;
  --late: #8a5200; --amber: #fdf3e1; --accent: #0f6e66; --on: #fff;
  --tint: color-mix(in srgb, var(--accent) 10%, var(--paper));
}
@supports (color: light-dark(lab(from red l a b), red)) {
  :root {
    --ink: light-dark(#1b1f24, #eceff2); --ink2: light-dark(#56606b, #a7b0b9);
    --line: light-dark(#e2e6ea, #2f363d); --edge: light-dark(#868f99, #6d7782);
    --paper: light-dark(#fff, #171a1d); --wash: light-dark(#f3f5f6, #22272c);
    --late: light-dark(#8a5200, #f0b45c); --amber: light-dark(#fdf3e1, #33270f); --on: light-dark(#fff, #000);
    --accent: light-dark(lab(from var(--a, #0f6e66) min(l, 45) a b), lab(from var(--a, #0f6e66) max(l, 72) a b));
  }
}`;

const PAGE = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; background: var(--paper); }
body {
  margin: 0 auto; padding: 1.5rem 1.25rem 3rem; max-width: 46rem; color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', sans-serif;
  overflow-wrap: anywhere;
}
header { display: flex; flex-wrap: wrap; gap: 0 1.5rem; justify-content: space-between; padding-block-end: .75rem;
  border-block-end: 3px solid var(--accent); color: var(--ink2); }
header p { margin: 0; }
header .vendor { color: var(--ink); font-weight: 650; }
h1 { margin: 2rem 0 .5rem; font-size: 1.75rem; line-height: 1.2; letter-spacing: -.01em; text-wrap: balance; }
h2 { margin: 0 0 .35rem; font-size: 1.0625rem; line-height: 1.3; }
h3 { margin: 0 0 .35rem; font-size: 1rem; line-height: 1.35; }
p { margin: 0 0 .6rem; }
section { margin-block-start: 1.9rem; }
:root[dir='ltr'] :is(h1, h3, .card .words) { text-align: left; }
:root[dir='rtl'] :is(h1, h3, .card .words) { text-align: right; }
.words { white-space: pre-wrap; unicode-bidi: plaintext; }
.quiet { color: var(--ink2); }
.small { font-size: .875rem; }
.late { color: var(--late); font-weight: 600; }
dl { margin: 0; }
dt { color: var(--ink2); font-size: .875rem; }
dd { margin: 0; }
.facts { display: flex; flex-wrap: wrap; gap: .5rem 2.25rem; margin-block: 1rem 0; }
.facts > div { min-width: 0; }
.badge { display: inline-block; margin: .75rem 0 0; padding: .2rem .7rem; border-radius: .5rem; font-weight: 650;
  color: var(--accent); background: var(--tint); }
.badge.partial, .badge.workaround, .badge.declined { color: var(--late); background: var(--amber); }
.notice { margin: 1.25rem 0 0; padding: .7rem 1rem; border-radius: .6rem; background: var(--amber); color: var(--late); }
blockquote { margin: 0; padding: .1rem 0 .1rem 1rem; border-inline-start: 3px solid var(--line); }
[dir='rtl'] blockquote { padding: .1rem 1rem .1rem 0; }
blockquote p:last-child, dd p:last-child, .card p:last-child { margin-block-end: 0; }
blockquote dl { display: grid; gap: .5rem; margin-block-start: .6rem; }
.card { padding: .9rem 1.1rem; border: 1px solid var(--line); border-radius: .75rem; }
.card + .card { margin-block-start: .75rem; }
.card dl:not(.facts) { display: grid; gap: .6rem; }
.card .facts { margin: 0; gap: .5rem 1.9rem; }
.card dl + .facts { margin-block-start: .6rem; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); gap: .6rem 1.5rem; }
.files { list-style: none; margin: .25rem 0 0; padding: 0; }
.files .quiet { font-size: .875rem; }
.files a { display: inline-block; padding-block: .3rem; }
.note { margin-block: .75rem 0; }
.tech { font-size: .9375rem; }
.sign p { margin: 0 0 .25rem; }
.sign { margin-block-start: 2.25rem; padding-block-start: 1rem; border-block-start: 1px solid var(--line); }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, button:focus-visible, textarea:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
nav { margin-block-start: 2rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; margin: 0 0 .6rem; padding: 0; list-style: none; }
.keep { padding: .9rem 1.1rem; border-radius: .75rem; background: var(--wash); }
.keep h2 { font-size: 1rem; }
.keep p { margin: 0; }
label { display: block; font-weight: 650; }
textarea { display: block; width: 100%; min-height: 6.5rem; margin-block: .4rem .3rem; padding: .6rem .75rem; resize: vertical;
  color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: .6rem; font: inherit; }
textarea[aria-invalid='true'] { border-color: var(--late); }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin-block: 1.1rem; }
button { min-height: 2.75rem; padding: .5rem 1.5rem; border: 1px solid var(--accent); border-radius: .7rem; font: inherit;
  font-weight: 650; color: var(--accent); background: var(--paper); cursor: pointer; }
button:hover { background: var(--tint); }
@media (pointer: coarse) { .files a { padding-block: .6rem; } }
@media (max-width: 34rem) {
  h1 { font-size: 1.4375rem; margin-block-start: 1.5rem; }
  .buttons button { flex: 1 1 9rem; }
}`;

/** Paper of any size: the browser knows which. Headings stay with what they head, and nothing small is cut in two. */
const PRINT = `
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h1 { font-size: 18pt; margin-block-start: 14pt; }
  h1, h2, h3 { break-after: avoid; }
  h2 { font-size: 11.5pt; } h3 { font-size: 10.5pt; }
  section { margin-block-start: 15pt; }
  p { orphans: 3; widows: 3; }
  li, .card, .facts, .sign, h2 + *, h2 + blockquote > p:first-child { break-inside: avoid; }
  .sign { break-before: avoid; }
  h2 + .words, h2 + .tech, h2 + blockquote, .card.long { break-inside: auto; }
  .badge, .notice { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  nav, .screen { display: none; }
}`;

/**
 * The stylesheet of a page; it stands in the page itself, so that a saved page keeps its looks.
 *
 * @param accent the vendor's colour, if it is one
 * @param foot what stands on each sheet of paper beside its number: digits and marks only
 */
export function styleOf(accent: string | null, foot = ''): string {
  const own = accent && /^#[0-9a-f]{3,8}$/i.test(accent) ? `:root { --a: ${accent}; }` : '';
  const mark = /^[#\d]+$/.test(foot) ? `${foot} · ` : '';
  return `${own}${COLOURS}${PAGE}${PRINT}
@page { margin: 18mm 17mm 20mm; @bottom-right { direction: ltr; content: '${mark}' counter(page) ' / ' counter(pages); font: 8.5pt system-ui, sans-serif; color: #56606b; } }`;
}
