import { render } from 'preact';
import { vi } from 'vitest';
import { App } from '../src/app.tsx';
import { forgetDrafts } from '../src/lib/drafts.ts';
import type { Fake } from './fake.ts';

/** The page in a test: shown, looked at by role and name, used as a person would. */
export interface Page {
  /** The one element of that role whose name holds the text. */
  get(role: string, name?: string): HTMLElement;
  all(role: string, name?: string): HTMLElement[];
  text(): string;
  click(element: Element): Promise<void>;
  type(element: Element, value: string): Promise<void>;
  key(key: string, more?: KeyboardEventInit, on?: EventTarget): Promise<void>;
  go(hash: string): Promise<void>;
}

const SELECTORS: Record<string, string> = {
  button: 'button:not([role]), summary',
  link: 'a[href]',
  textbox:
    'textarea, input:not([type]), input[type=text], input[type=email], input[type=date], input[type=time]',
  checkbox: 'input[type=checkbox]',
  radio: 'input[type=radio]',
  heading: 'h1, h2, h3',
  region: 'section',
  list: 'ol, ul',
  listitem: 'li',
  form: 'form',
  combobox: 'select',
  dialog: 'dialog[open]',
  group: 'fieldset, [role=group]',
};

function nameOf(element: HTMLElement): string {
  const by = element.getAttribute('aria-labelledby');
  if (by) return document.getElementById(by)?.textContent ?? '';
  const label = element.getAttribute('aria-label');
  if (label) return label;
  const outer =
    element.closest('label') ?? (element.id && document.querySelector(`label[for="${element.id}"]`));
  return (outer || element).textContent ?? '';
}

/** Longer than the page waits to draw a burst of changes together. */
const DRAWN_MS = 48;

/** What the page waits by is moved by the test. Not the date: that the desk has from the server. */
function holdTimers(): void {
  if (vi.isFakeTimers()) return;
  const frames = ['requestAnimationFrame', 'cancelAnimationFrame', 'performance'] as const;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', ...frames] });
}

/** Moves the page's timers on until what has changed is drawn. */
export const settle = async (): Promise<void> => {
  holdTimers();
  await vi.advanceTimersByTimeAsync(DRAWN_MS);
};

let shown = 0;

export async function show(client: Fake, hash = '#/'): Promise<Page> {
  // A new body: nothing of the test before is listening.
  render(null, document.body);
  document.body.replaceChildren();
  location.hash = hash;
  shown += 1;
  holdTimers();
  render(<App key={shown} client={client} />, document.body);
  await settle();
  return pageOf();
}

/** What is shown, by role and name. */
export function pageOf(): Page {
  const all = (role: string, name = '') =>
    [...document.querySelectorAll<HTMLElement>(SELECTORS[role] ?? `[role=${role}]`)].filter((element) =>
      nameOf(element).includes(name),
    );
  return {
    all,
    get(role, name) {
      const found = all(role, name);
      if (found.length !== 1) {
        throw new Error(`${found.length} of role ${role} named "${name}" in: ${document.body.textContent}`);
      }
      return found[0] as HTMLElement;
    },
    text: () => document.body.textContent ?? '',
    async click(element) {
      (element as HTMLElement).click();
      await settle();
    },
    async type(element, value) {
      (element as HTMLInputElement).value = value;
      element.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await settle();
    },
    async key(key, more = {}, on = document.activeElement ?? document.body) {
      on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
      await settle();
    },
    async go(next) {
      location.hash = next;
      dispatchEvent(new Event('hashchange'));
      await settle();
    },
  };
}

export function forget(): void {
  forgetDrafts();
  localStorage.clear();
}
