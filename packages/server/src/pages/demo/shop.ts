import { html } from '../html.ts';
import { LANGUAGES, type Tongue } from '../words/index.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { ru } from './ru.ts';

const WORDS = { en, ru, ar };

/**
 * The demo's shop in one language: the widget follows that of its page.
 *
 * @param template with a name in double braces wherever something is put in
 * @param key the publishable key of the demo's workspace
 */
export function shopPage(template: string, key: string, { lang, dir }: Tongue): string {
  const others = Object.entries(LANGUAGES).map(([tag, { name }]) =>
    tag === lang
      ? html`<span aria-current="true">${name}</span> `
      : html`<a href="?lang=${tag}" lang="${tag}" hreflang="${tag}">${name}</a> `,
  );
  const parts: Readonly<Record<string, string>> = {
    ...WORDS[lang],
    key,
    lang,
    dir,
    others: html`${others}`.text,
  };
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name] ?? '');
}
