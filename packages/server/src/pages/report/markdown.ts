import type { Evidence, Files, Remaining } from '@vestka/sdk/protocol';
import type { ReportSheet } from '../../commands/report-sheet.ts';
import { inlineOf, markdownOf } from '../markdown.ts';
import { type Times, timesIn } from '../times.ts';
import type { Words } from '../words/index.ts';
import { aboutOf, type Reader, stateOf, subjectOf } from './sheet.ts';

/** The resolution report as Markdown: what people wrote stays text, whatever it looks like. */
export function reportMarkdown(sheet: ReportSheet, { tongue, zone }: Reader): string {
  const { words: text, locale } = tongue;
  const { vendor, ticket, report, customer, symptom } = sheet;
  const times = timesIn(locale, zone);
  const said = (words: string | null | undefined) => (words ? markdownOf(words) : `_${text.erased}_`);
  const facts = [
    inlineOf(vendor.name),
    aboutOf(sheet, tongue),
    customer && `${text.forPerson}: ${inlineOf(customer)}`,
    `${text.opened}: ${times.moment(ticket.createdAt)}`,
    `${text.solved}: ${times.moment(report.publishedAt)}`,
  ];
  const blocks = [
    `# ${inlineOf(subjectOf(sheet, tongue))}`,
    `**${text.report}: ${text.outcome[report.outcome]}**`,
    ticket.reportSuperseded && `_${text.superseded}_`,
    list(facts),
    ...(symptom
      ? [
          `## ${text.symptom}`,
          quote(said(symptom.message)),
          symptom.expected && quote(`${text.expected}: ${markdownOf(symptom.expected)}`),
          symptom.since && quote(`${text.since}: ${markdownOf(symptom.since)}`),
          symptom.steps && quote(`${text.steps}: ${markdownOf(symptom.steps)}`),
        ]
      : []),
    `## ${text.cause}`,
    said(report.cause),
    `## ${text.done}`,
    said(report.done),
    `## ${text.remains}`,
    remaining(report.remaining, sheet, text, times),
    ...(sheet.stillOwed.length
      ? [`## ${text.stillOwed}`, remaining(sheet.stillOwed, sheet, text, times)]
      : []),
    `## ${text.again}`,
    text.recurrence[report.recurrence],
    ...(report.prevention ? [`## ${text.prevention}`, said(report.prevention)] : []),
    ...(report.evidence?.length
      ? [`## ${text.evidence}`, ...report.evidence.flatMap((piece) => evidence(piece, text, times))]
      : []),
    ...(report.technical ? [`## ${text.technical}`, said(report.technical)] : []),
    '---',
    `${text.signed(inlineOf(report.by ?? text.team), times.moment(report.publishedAt))}\\\n${text.allTimes(times.zone(report.publishedAt))}`,
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

const list = (items: readonly (string | null)[]): string =>
  items
    .filter(Boolean)
    .map((item) => `- ${item}`)
    .join('\n');

const quote = (text: string): string => text.replace(/^/gm, '> ');

function remaining(left: readonly Remaining[], sheet: ReportSheet, text: Words, times: Times): string {
  if (!left.length) return text.nothingRemains;
  const items = left.map((item) => {
    const { what, who, by, firstBy, doneAt } = item;
    const states = {
      done: text.doneAt(times.moment(doneAt ?? by)),
      overdue: text.overdue,
      open: text.open,
      no_longer_asked: text.noLongerAsked,
    };
    const state = stateOf(item, sheet);
    const moved = firstBy ? ` (${text.moved(times.moment(firstBy))})` : '';
    const facts = [
      inlineOf(what ?? text.erased),
      `${text.who}: ${inlineOf(who ?? text.erased)}`,
      `${text.by}: ${times.moment(by)}${moved}`,
      states[state],
    ];
    return `[${state === 'done' ? 'x' : ' '}] ${facts.join('; ')}`;
  });
  return list(items);
}

function evidence(piece: Evidence, text: Words, times: Times): (string | undefined)[] {
  const side = (name: string, said: string | undefined, files: Files | undefined) => {
    const given = files ? Object.values(files) : [];
    return [
      (said || given.length > 0) && `**${name}**`,
      said && markdownOf(said),
      given.length > 0 &&
        list(
          given.map(({ name: file, type, size, deletedAt }) => {
            const about = deletedAt ? text.fileGone(times.moment(deletedAt)) : times.bytes(size);
            return `${inlineOf(file ?? text.erased)} (${inlineOf(type)}, ${about})`;
          }),
        ),
    ];
  };
  return [
    `### ${inlineOf(piece.what ?? text.erased)}`,
    piece.at && times.moment(piece.at),
    ...side(text.before, piece.before, piece.filesBefore),
    ...side(text.after, piece.after, piece.filesAfter),
  ].filter((block): block is string => Boolean(block));
}
