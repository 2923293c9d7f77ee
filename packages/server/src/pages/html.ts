/** Text that is HTML already. Only `html` makes it, so nothing else gets past the escaping. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Child = Html | string | number | null | undefined | false | readonly Child[];

/** HTML from a template: whatever is put in is text, unless it is HTML already. */
export const html = (parts: TemplateStringsArray, ...children: Child[]): Html =>
  new Html(parts.map((part, i) => part + textOf(children[i])).join(''));

function textOf(child: Child): string {
  if (child === null || child === undefined || child === false) return '';
  if (child instanceof Html) return child.text;
  if (typeof child === 'object') return child.map(textOf).join('');
  return escaped(String(child));
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Also the control characters that HTML does not know: what a person pasted must not make the page invalid. */
const SPECIAL = /[&<>"']|[^\P{Cc}\t\n\r]/gu;

const escaped = (text: string): string => text.replace(SPECIAL, (found) => ENTITIES[found] ?? '\ufffd');
