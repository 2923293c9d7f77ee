import { sheet } from '../sheet.ts';
import type { Options, Shell } from '../types.ts';
import { labels } from './labels.ts';
import css from './launcher.css?inline';
import { read } from './read.ts';

export interface Launcher extends Omit<Shell, 'options' | 'emit'> {
  readonly host: HTMLElement;
}

/** The button in the corner, in plain DOM: the whole first download is not much more than this. */
export const createLauncher = (): Launcher => {
  const host = document.createElement('vestka-widget');
  const button = document.createElement('button') as HTMLElement;
  const text = document.createElement('span') as HTMLElement;
  const root = host.attachShadow({ mode: 'open' });
  const { style } = sheet(root, css).cssRules[0] as CSSStyleRule;
  root.append(button);
  button.append(text);
  button.ariaHasPopup = 'dialog';
  return {
    host,
    root,
    button,
    text,
    paint: (tone, title = '') => {
      button.className = `b ${tone}`;
      text.textContent = title;
      button.ariaLabel = title || labels(button.lang)[0];
    },
    dress: ({ accent, dir, key, locale = '', zIndex }: Options) => {
      button.lang = locale;
      button.dir = dir ?? (/^ar/.test(locale) ? 'rtl' : 'ltr');
      style.setProperty('--a', accent || read(key, 'accent') || '');
      style.setProperty('z-index', zIndex as string, 'important');
    },
  };
};
