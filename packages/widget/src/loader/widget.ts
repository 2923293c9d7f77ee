import type { ElementModule, Face, Handle, Options, Panel, PanelModule, Shell } from '../types.ts';
import { labels } from './labels.ts';
import { createLauncher, type Launcher } from './launcher.ts';
import { type Marker, read } from './read.ts';

export interface Widget extends Handle {
  boot(options: Options): void;
}

type Call = 'open' | 'close' | 'toggle' | 'showTicket' | 'newTicket' | 'logout' | 'update';
type Heard = [name: string, listener: (value: never) => void];

/** A page's widget: the launcher, and the doors to what is fetched later. The same for script tag and npm. */
export const createWidget = (
  loadPanel: () => Promise<PanelModule>,
  loadElement: () => Promise<ElementModule>,
): Widget => {
  let heard: Heard[] = [];
  let options: Options;
  let launcher: Launcher | undefined;
  let panel: Promise<Panel> | undefined;

  const on = (...entry: Heard) => {
    heard.push(entry);
  };
  const off = (name: string, listener: unknown) => {
    heard = heard.filter((entry) => entry[0] !== name || entry[1] !== listener);
  };
  const emit: Shell['emit'] = (name, value) => {
    // A listener that throws harms neither the next one nor us.
    for (const entry of heard) if (entry[0] === name) queueMicrotask(() => entry[1](value as never));
  };
  const paint = (tone: Face['tone'], title: string) => launcher?.paint({ tone, title });

  /** Fetches the panel once; after a failure, again. */
  const get = (): Promise<Panel> => {
    const mine = launcher as Launcher;
    panel ??= loadPanel().then(
      ({ start }) => start({ ...mine, options, emit }),
      (error) => {
        panel = undefined;
        throw error;
      },
    );
    return panel;
  };
  const quietly = () => {
    get().catch(() => {});
  };
  /** What a person or the page asked for: if the panel does not come they are told, and may ask again. */
  const call = (name: Call) => (value?: unknown) => {
    if (!launcher) return;
    get().then(
      (it) => it[name](value as never),
      (error) => {
        paint('fail', labels(options.locale ?? '')[1]);
        emit('error', error);
      },
    );
  };
  const update = call('update');
  const close = call('close');

  const defineElement = () => {
    class Status extends HTMLElement {
      end?: () => void;
      connectedCallback() {
        Promise.all([get(), loadElement()]).then(
          ([{ live }, { draw }]) => {
            this.end = draw(this, live);
          },
          () => {},
        );
      }
      disconnectedCallback() {
        this.end?.();
      }
    }
    if (!customElements.get('vestka-status')) customElements.define('vestka-status', Status);
  };

  const widget: Widget = {
    boot(given) {
      if (launcher && given.key === options.key) return widget.update(given);
      widget.shutdown();
      options = { ...given, locale: given.locale || document.documentElement.lang || navigator.language };
      launcher = createLauncher();
      launcher.dress(options);
      paint('', '');
      const { button, host } = launcher;
      button.onclick = call('toggle');
      button.onpointerenter = button.onfocus = quietly;
      // Beside the body and not in it: applications swap or empty their body, and a head has none yet.
      (options.container ?? document.documentElement).append(host);
      try {
        const [due, before, after] = JSON.parse(read(options.key, 'open') as string) as Marker;
        paint(due ? 'next' : 'done', `${due && due < Date.now() ? after : before}`);
        (window.requestIdleCallback ?? setTimeout)(quietly);
      } catch {}
      defineElement();
      emit('ready', undefined);
    },
    open: call('open'),
    close: () => panel && close(),
    toggle: call('toggle'),
    showTicket: call('showTicket'),
    newTicket: call('newTicket'),
    logout: call('logout'),
    show: () => {
      if (launcher) launcher.button.hidden = false;
    },
    hide: () => {
      if (launcher) launcher.button.hidden = true;
      widget.close();
    },
    on,
    once: (name, listener) => {
      const first = (value: never) => {
        off(name, first);
        listener(value);
      };
      on(name, first);
    },
    off,
    update: (changes) => {
      if (!launcher) return;
      launcher.dress(Object.assign(options, changes));
      if (panel) update();
      else paint('', '');
    },
    shutdown: () => {
      panel?.then((it) => it.destroy());
      launcher?.host.remove();
      panel = launcher = undefined;
    },
  };
  return widget;
};
