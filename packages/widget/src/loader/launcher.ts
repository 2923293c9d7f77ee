import { sheet } from '../sheet.ts';
import type { Face, Options } from '../types.ts';
import { labels } from './labels.ts';
import css from './launcher.css?inline';
import { read } from './read.ts';

const ICONS = { '': '?', next: '●', done: '✓', late: '!', fail: '!' };

export interface Launcher {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly button: HTMLButtonElement;
  paint(face: Face): void;
  dress(options: Options): void;
}

/** The button in the corner, in plain DOM: the whole first download is not much more than this. */
export const createLauncher = (): Launcher => {
  const make = <K extends keyof HTMLElementTagNameMap>(tag: K, parent: Node) =>
    parent.appendChild(document.createElement(tag));
  const host = document.createElement('vestka-widget');
  const root = host.attachShadow({ mode: 'open' });
  const { style } = sheet(root, css).cssRules[0] as CSSStyleRule;
  const button = make('button', root);
  const icon = make('i', button);
  const text = make('span', button);
  const title = make('span', text);
  const sub = make('small', text);
  const badge = make('em', button);
  button.ariaHasPopup = 'dialog';
  button.ariaExpanded = 'false';
  return {
    host,
    root,
    button,
    paint: (face) => {
      button.className = `b ${face.tone || 'q'}`;
      icon.textContent = ICONS[face.tone];
      title.textContent = face.title;
      sub.textContent = face.sub ?? '';
      badge.textContent = face.unread ? `${face.unread}` : '';
      button.ariaLabel = face.label || face.title || labels(button.lang)[0];
    },
    dress: ({ accent, dir, key, locale = '', zIndex = '' }) => {
      button.lang = locale;
      button.dir = dir ?? (/^ar/.test(locale) ? 'rtl' : '');
      style.setProperty('--a', accent ?? read(key, 'accent'));
      style.setProperty('z-index', `${zIndex}`, 'important');
    },
  };
};
