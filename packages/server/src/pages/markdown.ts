/** What Markdown reads as more than text wherever it stands; `://`, `www.` and `@` would become links by themselves. */
const ANYWHERE = /[\\`*_{}[\]<>&|~$@]|:(?=\/\/)|(?<=www)\./gi;
/** What it reads so at the beginning of a line: headings, lists, lines under a heading, across or below a table's head. */
const AT_START = /^(?:[#+=:-]|\d{1,9}(?=[.)](?:\s|$)))/;
const CONTROLS = /[^\P{Cc}\t\n]/gu;

/** What a person wrote, as text and nothing else: one paragraph for each of theirs, their line breaks kept. */
export function markdownOf(text: string): string {
  const paragraphs = text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(CONTROLS, '\ufffd')
    .replace(/^(?:[^\S\n]*\n)+|\s+$/g, '')
    .split(/\n(?:[^\S\n]*\n)+/);
  return paragraphs.map((lines) => lines.split('\n').map(lineOf).join('\\\n')).join('\n\n');
}

/** What turns the text around it. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufefc]/;

/** The same in one line, for a heading, a list's item or a name; its direction stays its own. */
export function inlineOf(text: string): string {
  const line = lineOf(text.replace(/\s+/g, ' ').replace(CONTROLS, '\ufffd').replace(TURNS, '').trim());
  return RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line;
}

function lineOf(line: string): string {
  const [indent = ''] = /^[^\S\n]*/.exec(line) ?? [];
  const rest = line.slice(indent.length).trimEnd().replace(ANYWHERE, '\\$&');
  // Four spaces would be code, and a tab too; a space that does not break is none to Markdown.
  const kept = '\u00a0'.repeat(indent.replaceAll('\t', '    ').length);
  return kept + rest.replace(AT_START, (found) => (/\d/.test(found) ? `${found}\\` : `\\${found}`));
}
