import type { Evidence, FileFact, Remaining } from '@vestka/sdk/protocol';
import type { ReportSheet, Symptom } from '../../commands/report-sheet.ts';
import { type Child, type Html, html } from '../html.ts';
import { isolated, own, type Page, pageOf, words } from '../page.ts';
import { type Times, timesIn } from '../times.ts';
import { aboutOf, numberOf, type Reader, stateOf, subjectOf } from './sheet.ts';

/** Where the page's downloads are, and how long. */
export interface Address {
  readonly markdown: string;
  readonly json: string;
  /** Of each file that is part of the evidence and still there, by its id. */
  readonly files: ReadonlyMap<string, string>;
  readonly until: string;
}

/** The resolution report as a page to keep and to print. */
export function reportPage(sheet: ReportSheet, reader: Reader, address: Address): Page {
  const { tongue, zone } = reader;
  const { words: text, locale } = tongue;
  const { ticket, vendor, report, customer, symptom } = sheet;
  const times = timesIn(locale, zone);
  const subject = subjectOf(sheet, tongue);
  const by = report.by ?? text.team;
  const evidence = report.evidence ?? [];
  const part = (title: string, body: Child) => html`<section>
<h2>${title}</h2>
${body}
</section>
`;
  return pageOf({
    title: `${numberOf(sheet)} · ${subject}`,
    tongue,
    vendor,
    kind: text.report,
    foot: numberOf(sheet),
    main: html`<h1 dir="auto">${subject}</h1>
<p class="badge ${report.outcome}">${text.outcome[report.outcome]}</p>
${ticket.reportSuperseded && html`<p class="notice">${text.superseded}</p>`}
<dl class="facts">
${customer && fact(text.forPerson, own(customer))}
${fact(text.about, aboutOf(sheet, tongue))}
${fact(text.opened, time(ticket.createdAt, times))}
${fact(text.solved, time(report.publishedAt, times))}
</dl>
${symptom && part(text.symptom, symptomOf(symptom, reader))}
${part(text.cause, words(report.cause, tongue))}
${part(text.done, words(report.done, tongue))}
${part(text.remains, remainingOf(report.remaining, sheet, reader, times))}
${sheet.stillOwed.length > 0 && part(text.stillOwed, remainingOf(sheet.stillOwed, sheet, reader, times))}
${part(text.again, html`<p>${text.recurrence[report.recurrence]}</p>`)}
${report.prevention && part(text.prevention, words(report.prevention, tongue))}
${
  evidence.length > 0 &&
  part(
    text.evidence,
    html`${evidence.map((piece) => evidenceOf(piece, reader, times, address))}
${address.files.size > 0 && html`<p class="quiet small note">${text.filesNote(times.moment(address.until))}</p>`}`,
  )
}
${report.technical && part(text.technical, html`<div class="tech">${words(report.technical, tongue)}</div>`)}
<div class="sign">
<p>${text.signed(isolated(by), times.moment(report.publishedAt))}</p>
<p class="quiet small">${text.allTimes(times.zone(report.publishedAt))}</p>
</div>
<nav class="keep" aria-label="${text.keep}">
<h2>${text.keep}</h2>
<ul>
<li><a href="${address.markdown}" download>${text.markdown}</a></li>
<li><a href="${address.json}" download>${text.json}</a></li>
</ul>
<p class="quiet small">${text.keepNote(times.moment(address.until))}</p>
</nav>`,
  });
}

const fact = (name: string, value: Child): Html => html`<div><dt>${name}</dt><dd>${value}</dd></div>
`;

const time = (at: string, times: Times): Html => html`<time datetime="${at}">${times.moment(at)}</time>`;

function symptomOf(symptom: Symptom, { tongue }: Reader): Html {
  const { words: text } = tongue;
  const { message, expected, since, steps } = symptom;
  return html`<blockquote>
${words(message, tongue)}
${
  (expected || since || steps) &&
  html`<dl>
${expected && fact(text.expected, words(expected, tongue))}
${since && fact(text.since, words(since, tongue))}
${steps && fact(text.steps, words(steps, tongue))}
</dl>`
}
<p class="quiet small">${text.inWords}</p>
</blockquote>`;
}

function remainingOf(
  items: readonly Remaining[],
  sheet: ReportSheet,
  { tongue }: Reader,
  times: Times,
): Html {
  const { words: text } = tongue;
  if (!items.length) return html`<p>${text.nothingRemains}</p>`;
  return html`${items.map(
    (item) => html`<article class="card">
<h3 dir="auto">${item.what ?? text.erased}</h3>
<dl class="facts">
${fact(text.who, own(item.who ?? text.erased))}
${fact(text.by, html`${time(item.by, times)}${item.firstBy && html` <span class="quiet small">(${text.moved(times.moment(item.firstBy))})</span>`}`)}
${fact(text.state, stateText(item, sheet, text, times))}
</dl>
</article>
`,
  )}`;
}

function stateText(
  item: Remaining,
  sheet: ReportSheet,
  text: Reader['tongue']['words'],
  times: Times,
): Child {
  const state = stateOf(item, sheet);
  if (state === 'done') return text.doneAt(times.moment(item.doneAt as string));
  if (state === 'no_longer_asked') return text.noLongerAsked;
  return state === 'overdue' ? html`<span class="late">${text.overdue}</span>` : text.open;
}

function evidenceOf(piece: Evidence, { tongue }: Reader, times: Times, { files: addresses }: Address): Html {
  const { words: text } = tongue;
  const side = (name: string, said: string | undefined, files: Evidence['filesBefore']) => {
    const given = Object.entries(files ?? {});
    return (
      (said || given.length > 0) &&
      html`<div><dt>${name}</dt><dd>${said && words(said, tongue)}${
        given.length > 0 &&
        html`<ul class="files">${given.map(([id, file]) => html`<li>${fileOf(file, addresses.get(id), tongue.words, times)}</li>`)}</ul>`
      }</dd></div>
`
    );
  };
  const long = (piece.before?.length ?? 0) + (piece.after?.length ?? 0) > 900;
  return html`<article class="card${long && ' long'}">
<h3 dir="auto">${piece.what ?? text.erased}</h3>
${piece.at && html`<p class="quiet small">${time(piece.at, times)}</p>`}
<dl class="sides">
${side(text.before, piece.before, piece.filesBefore)}
${side(text.after, piece.after, piece.filesAfter)}
</dl>
</article>
`;
}

function fileOf(
  file: FileFact,
  address: string | undefined,
  text: Reader['tongue']['words'],
  times: Times,
): Html {
  const about = file.deletedAt ? text.fileGone(times.moment(file.deletedAt)) : times.bytes(file.size);
  const name = own(file.name ?? text.erased);
  return html`${address ? html`<a href="${address}" download>${name}</a>` : name} <span class="quiet">(${about})</span>`;
}
