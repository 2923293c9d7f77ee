import type { Options } from '../types.ts';
import { createWidget } from './widget.ts';

type Call = [command: string, ...values: unknown[]];
type Api = ((...call: Call) => void) & { q?: Iterable<Call>; on?: true };

const page = window as unknown as { Vestka?: Api };
const early = page.Vestka;

/** The script tag: its attributes boot the widget, and calls made before it came are made now. Loaded twice, once. */
if (!early?.on) {
  const { src, dataset } = document.currentScript as HTMLScriptElement;
  let tries = 0;
  // A failed import of one address may stay failed for ever: each further try asks for another.
  const loadPanel = () => import(`${new URL(__PANEL__ + (tries++ ? `?${tries}` : ''), src)}`);
  const { boot, ...widget } = createWidget(loadPanel, () => import(`${new URL(__ERRORS__, src)}`));
  const init = (options?: Partial<Options>) =>
    boot({ url: new URL(src).origin, ...dataset, ...options } as Options);
  const commands: Record<string, (...values: never[]) => void> = {
    ...widget,
    boot: init,
    init,
    destroy: widget.shutdown,
  };
  const api: Api = (command, ...values) => {
    // @ts-expect-error: a command that is not there throws the TypeError that tells it
    commands[command](...values);
  };
  api.on = true;
  page.Vestka = api;
  if (dataset.key) init();
  for (const call of early?.q ?? []) api(...call);
}
