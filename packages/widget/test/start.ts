import type { ClientState, Ticket, VestkaError } from '@vestka/sdk';
import { vi } from 'vitest';
import { createWidget, type Widget } from '../src/loader/widget.ts';
import { start } from '../src/panel/index.tsx';
import type { Options } from '../src/types.ts';
import { createFakeClient, type FakeClient } from './fake-client.ts';

export interface Started {
  widget: Widget;
  client: FakeClient;
  root: ShadowRoot;
  launcher: HTMLButtonElement;
  /** The panel's text as it stands. */
  text(): string;
  button(name: string): HTMLButtonElement;
  field(name: string): HTMLTextAreaElement;
  /** Waits until this is so. */
  until(isSo: () => unknown): Promise<void>;
}

export const settle = () => new Promise((done) => setTimeout(done));

/** The real launcher and panel, with a client that has no server. */
export const startWidget = async (
  state: Partial<ClientState> = {},
  options: Partial<Options> = {},
): Promise<Started> => {
  vi.stubGlobal('fetch', async () =>
    Response.json({ name: 'Northwind Shop', accent: '#123456', fileMegabytes: 50 }),
  );
  const client = createFakeClient(state);
  const widget = createWidget(async () => ({ start: (shell) => start(shell, () => client) }));
  widget.boot({ key: 'pk_test', url: 'http://vestka.test', locale: 'en-GB', ...options });
  const root = [...document.querySelectorAll('vestka-widget')].at(-1)?.shadowRoot as ShadowRoot;
  const launcher = root.querySelector('button') as HTMLButtonElement;
  const dialog = () => root.querySelector('dialog') as HTMLDialogElement;
  const started: Started = {
    widget,
    client,
    root,
    launcher,
    text: () => dialog().textContent?.replace(/\s+/g, ' ') ?? '',
    button(name) {
      const found = [...dialog().querySelectorAll('button')].find(
        (button) => (button.ariaLabel ?? button.getAttribute('aria-label') ?? button.textContent) === name,
      );
      if (!found) throw new Error(`There is no button "${name}" in: ${started.text()}`);
      return found;
    },
    field(name) {
      const labelled = [...dialog().querySelectorAll('textarea, input')].find(
        (field) =>
          field.getAttribute('aria-label') === name ||
          field.closest('label')?.textContent?.startsWith(name) ||
          [...dialog().querySelectorAll('label')].some(
            (label) => label.getAttribute('for') === field.id && label.textContent === name,
          ),
      );
      if (!labelled) throw new Error(`There is no field "${name}" in: ${started.text()}`);
      return labelled as HTMLTextAreaElement;
    },
    async until(isSo) {
      for (const end = performance.now() + 5000; performance.now() < end; await settle()) {
        if (isSo()) return;
      }
      throw new Error(`Waited in vain. The panel says: ${started.text()}`);
    },
  };
  return started;
};

export const open = async (started: Started): Promise<void> => {
  started.launcher.click();
  await started.until(() => started.root.querySelector('dialog')?.open);
};

export const type = async (field: HTMLTextAreaElement, text: string): Promise<void> => {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
};

/** What stands under that name in the facts. */
export const fact = ({ root }: Started, name: string): string =>
  [...root.querySelectorAll('dt')]
    .find((term) => term.textContent === name)
    ?.nextElementSibling?.textContent?.replace(/\s+/g, ' ') ?? '';

/** What happened so far, line by line. */
export const path = ({ root }: Started): string[] =>
  [...root.querySelectorAll('ol[aria-label="What happened so far"] li')].map(
    (line) => line.textContent?.replace(/\s+/g, ' ') ?? '',
  );

export const said = ({ root }: Started): string | null | undefined => root.querySelector('.sr')?.textContent;

export const refusal = (code: string, errors: object[] = []): VestkaError =>
  Object.assign(new Error(code), { code, errors }) as unknown as VestkaError;

export const stale = (current: Ticket): Error =>
  Object.assign(new Error('stale'), { code: 'stale', current });
