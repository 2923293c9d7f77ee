/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^(\s*[=+\-@]|[\t\r\n])/;

/**
 * Rows as RFC 4180 has them: CRLF, quotes where they are needed. A text that a spreadsheet would run as a formula gets
 * an apostrophe in front, which the spreadsheet takes for “this is text”. The byte order mark tells it that this is UTF-8.
 */
export const csvOf = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;

function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
