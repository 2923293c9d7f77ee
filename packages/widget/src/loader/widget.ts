import type { ErrorsModule, Handle, Options, Panel, PanelModule, Shell } from '../types.ts';
import { labels } from './labels.ts';
import { createLauncher, type Launcher } from './launcher.ts';
import { type Marker, read } from './read.ts';

export interface Widget extends Handle {
  boot(options: Options): void;
}

type Call = 'open' | 'close' | 'toggle' | 'showTicket' | 'newTicket' | 'logout' | 'update' | 'destroy';
type Heard = [name: string, listener: (value: never) => void, once?: boolean];

/** A page's widget: the launcher, and the doors to what is fetched later. The same for script tag and npm. */
export const createWidget = (
  loadPanel: () => Promise<PanelModule>,
  loadErrors?: () => Promise<ErrorsModule>,
): Widget => {
  let heard: Heard[] = [];
  let options: Options & { locale: string };
  let launcher: Launcher | undefined;
  let panel: Promise<Panel> | undefined;
  let errors: Promise<() => void> | undefined;
  let timer: ReturnType<typeof setTimeout>;

  const emit: Shell['emit'] = (name, value) => {
    heard = heard.filter(([event, listener, once]) => {
      if (event !== name) return true;
      // A listener that throws harms neither the next one nor us.
      queueMicrotask(() => listener(value as never));
      return !once;
    });
  };
  /** Fetches the panel once; after a failure, again. It stays that of the launcher for which it was asked. */
  const get = (): Promise<Panel> => {
    const shell = { ...(launcher as Launcher), options, emit };
    panel ??= loadPanel().then(({ start }) => start(shell));
    const mine = panel;
    mine.catch(() => {
      if (panel === mine) panel = undefined;
    });
    return mine;
  };
  const quietly = () => {
    get().catch(() => {});
  };
  /** What a person or the page asked for: if the panel does not come they are told, and may ask again. */
  const call = (name: Call, onlyIfHere?: boolean) => (value?: unknown) => {
    if (!launcher || (onlyIfHere && !panel)) return;
    get().then(
      (it) => it[name](value as never),
      (error) => {
        launcher?.paint('late', labels(options.locale)[1]);
        emit('error', error);
      },
    );
  };

  class Status extends HTMLElement {
    connectedCallback() {
      get().then((panel) => panel.draw(this));
    }
  }

  const widget: Widget = {
    boot(given) {
      if (launcher && given.key === options.key) return widget.update(given);
      widget.shutdown();
      options = { ...given, locale: given.locale || document.documentElement.lang || navigator.language };
      launcher = createLauncher();
      const { button, host, paint } = launcher;
      launcher.dress(options);
      paint('');
      button.onclick = call('toggle');
      button.onpointerenter = button.onfocus = quietly;
      if (`${options.errors}` === 'true') {
        errors = loadErrors?.().then(
          (it) => it.watchErrors(),
          () => () => {},
        );
      }
      // Beside the body and not in it: applications swap or empty their body, and a head has none yet.
      (options.container ?? document.documentElement).append(host);
      try {
        const [due, title, tone] = JSON.parse(read(options.key, 'open') as string) as Marker;
        if (!(Date.parse(due as string) < Date.now())) paint(tone, title);
        timer = setTimeout(quietly, 200);
      } catch {}
      if (!customElements.get('vestka-status')) customElements.define('vestka-status', Status);
      else for (const it of document.querySelectorAll<Status>('vestka-status')) it.connectedCallback();
      // After the calls that were made before the script came: they may be listeners.
      queueMicrotask(() => emit('ready', undefined));
    },
    open: call('open'),
    close: call('close', true),
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
    on: (...entry) => {
      heard.push(entry);
    },
    once: (...entry) => {
      heard.push([...entry, true]);
    },
    off: (name, listener) => {
      heard = heard.filter(([event, it]) => event !== name || it !== listener);
    },
    update: (changes) => {
      if (!launcher) return;
      launcher.dress(Object.assign(options, changes));
      launcher.paint('');
      call('update', true)();
    },
    shutdown: () => {
      clearTimeout(timer);
      call('destroy', true)();
      launcher?.host.remove();
      errors?.then((stop) => stop());
      panel = launcher = errors = undefined;
    },
  };
  return widget;
};
