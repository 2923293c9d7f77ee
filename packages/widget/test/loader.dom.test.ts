import { afterEach, expect, test, vi } from 'vitest';
import { createWidget, type Widget } from '../src/loader/widget.ts';
import type { Panel, PanelModule } from '../src/types.ts';

let widget: Widget;
afterEach(() => {
  widget.shutdown();
  localStorage.clear();
  vi.useRealTimers();
});

const button = () =>
  document.querySelector('vestka-widget')?.shadowRoot?.querySelector('button') as HTMLButtonElement;
/** A turn of the loop: whatever has been promised has come by then. */
const settle = () => new Promise<void>((done) => setTimeout(done));

const fakePanel = () => {
  const calls: string[] = [];
  const panel = new Proxy(
    {},
    {
      get: (_, name) =>
        name === 'then'
          ? undefined
          : (value: unknown) => calls.push([name, ...(typeof value === 'string' ? [value] : [])].join(' ')),
    },
  ) as unknown as Panel;
  const load = vi.fn(async (): Promise<PanelModule> => ({ start: () => panel }));
  return { calls, panel, load };
};

test('booted twice there is one launcher, and nothing is fetched before the first intent', async () => {
  const { load, calls } = fakePanel();
  widget = createWidget(load);
  widget.boot({ key: 'pk_1', url: '' });
  widget.boot({ key: 'pk_1', url: '', locale: 'ru' });
  await settle();
  expect(document.querySelectorAll('vestka-widget')).toHaveLength(1);
  expect(load).not.toHaveBeenCalled();
  expect(button().ariaLabel).toBe('Помощь');
  button().dispatchEvent(new Event('pointerenter'));
  await settle();
  expect(load).toHaveBeenCalledOnce();
  expect(calls).toEqual([]);
  button().click();
  await settle();
  expect(calls).toEqual(['toggle']);
});

test('a panel that does not come is said, and tried again at the next press', async () => {
  const { load, calls } = fakePanel();
  load.mockRejectedValueOnce(new Error('offline'));
  widget = createWidget(load);
  const heard: Error[] = [];
  widget.on('error', (error) => heard.push(error));
  widget.boot({ key: 'pk_1', url: '', locale: 'en' });
  button().click();
  await settle();
  expect(button().ariaLabel).toMatch(/^Could not load\./);
  expect(heard).toHaveLength(1);
  button().click();
  await settle();
  expect(calls).toEqual(['toggle']);
});

test('a page with an open ticket shows its promise at once and goes live by itself', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-03-11T12:00:00Z') });
  localStorage.setItem('vestka:pk_1:open', JSON.stringify(['2026-03-11T14:30:00Z', 'Next word 14:30']));
  const { load } = fakePanel();
  widget = createWidget(load);
  widget.boot({ key: 'pk_1', url: '' });
  expect(button().ariaLabel).toBe('Next word 14:30');
  await vi.runAllTimersAsync();
  expect(load).toHaveBeenCalledOnce();
});

test('shut down before it goes live, it never does; booted again it does once, for the page it is on then', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-03-11T12:00:00Z') });
  localStorage.setItem('vestka:pk_1:open', JSON.stringify(['2026-03-11T14:30:00Z', 'Next word 14:30']));
  const { load } = fakePanel();
  widget = createWidget(load);
  widget.boot({ key: 'pk_1', url: '' });
  await vi.advanceTimersByTimeAsync(199);
  widget.shutdown();
  await vi.runAllTimersAsync();
  expect(load).not.toHaveBeenCalled();
  expect(document.querySelector('vestka-widget')).toBeNull();

  // Another key, for which nothing is open: nobody has to be asked.
  widget.boot({ key: 'pk_1', url: '' });
  widget.shutdown();
  widget.boot({ key: 'pk_2', url: '' });
  await vi.runAllTimersAsync();
  expect(load).not.toHaveBeenCalled();

  widget.boot({ key: 'pk_1', url: '' });
  widget.shutdown();
  widget.boot({ key: 'pk_1', url: '' });
  widget.boot({ key: 'pk_1', url: '' });
  await vi.runAllTimersAsync();
  expect(load).toHaveBeenCalledOnce();
  expect(document.querySelectorAll('vestka-widget')).toHaveLength(1);
});

test('a panel that comes after its launcher has gone is ended, and harms none that came since', async () => {
  const started: string[] = [];
  const arrivals: ((isThere: boolean) => void)[] = [];
  const load = () =>
    new Promise<PanelModule>((resolve, reject) => {
      const start: PanelModule['start'] = ({ options, button }) => {
        const name = `${options.key} ${button.isConnected ? 'on' : 'off'} the page`;
        started.push(name);
        return {
          ...fakePanel().panel,
          open: () => started.push(`open ${name}`),
          destroy: () => started.push(`end ${name}`),
        };
      };
      arrivals.push((isThere) => (isThere ? resolve({ start }) : reject(new Error('offline'))));
    });
  widget = createWidget(load);
  for (const key of ['pk_1', 'pk_2', 'pk_3']) {
    if (key !== 'pk_1') widget.shutdown();
    widget.boot({ key, url: '' });
    widget.open();
  }
  const [first, second, third] = arrivals;
  third?.(true);
  await settle();
  first?.(true);
  second?.(false);
  await settle();
  expect(started).toEqual([
    'pk_3 on the page',
    'open pk_3 on the page',
    'pk_1 off the page',
    'open pk_1 off the page',
    'end pk_1 off the page',
  ]);
  widget.open();
  await settle();
  expect(arrivals).toHaveLength(3);
  expect(started.at(-1)).toBe('open pk_3 on the page');
});

test('a promise that has passed meanwhile is not claimed to stand', () => {
  localStorage.setItem('vestka:pk_1:open', JSON.stringify(['2020-03-11T14:30:00Z', 'Next word 14:30']));
  widget = createWidget(fakePanel().load);
  widget.boot({ key: 'pk_1', url: '', locale: 'en' });
  expect(button().ariaLabel).toBe('Help');
});

test.each(['{', '7', '"x"', 'null', '{"a":1}', '[]', '[{"type":"img"},{"toString":1}]'])(
  'storage that holds %s does no harm',
  (planted) => {
    localStorage.setItem('vestka:pk_1:open', planted);
    widget = createWidget(fakePanel().load);
    expect(() => widget.boot({ key: 'pk_1', url: '' })).not.toThrow();
    expect(document.querySelector('vestka-widget')?.shadowRoot?.querySelector('img')).toBeNull();
  },
);

test('listeners: on, once, off; one that throws harms nobody', async () => {
  widget = createWidget(fakePanel().load);
  const heard: string[] = [];
  const stays = () => heard.push('on');
  const gone = () => heard.push('off');
  widget.on('ready', stays);
  widget.once('ready', () => heard.push('once'));
  widget.on('ready', gone);
  widget.off('ready', gone);
  widget.boot({ key: 'pk_1', url: '' });
  widget.shutdown();
  widget.boot({ key: 'pk_1', url: '' });
  await settle();
  expect(heard).toEqual(['on', 'once', 'on']);
});

test('hide and show, and shutdown leaves nothing behind', async () => {
  const { load, calls } = fakePanel();
  widget = createWidget(load);
  widget.boot({ key: 'pk_1', url: '' });
  widget.hide();
  expect(button().hidden).toBe(true);
  widget.show();
  expect(button().hidden).toBe(false);
  widget.showTicket('tk_1');
  await settle();
  widget.shutdown();
  await settle();
  expect(calls).toEqual(['showTicket tk_1', 'destroy']);
  expect(document.querySelector('vestka-widget')).toBeNull();
  widget.open();
  expect(load).toHaveBeenCalledOnce();
});

test.each([
  [{ errors: true }, 1],
  [{ errors: 'true' as const }, 1],
  [{}, 0],
])('the page’s errors are kept only where the page asks for it: %o', async (options, times) => {
  const stop = vi.fn();
  const loadErrors = vi.fn(async () => ({ watchErrors: () => stop }));
  widget = createWidget(fakePanel().load, loadErrors);
  widget.boot({ key: 'pk_1', url: '', ...options });
  expect(loadErrors).toHaveBeenCalledTimes(times);
  widget.shutdown();
  await settle();
  expect(stop).toHaveBeenCalledTimes(times);
});

test('errors that cannot be kept are no error of the page', async () => {
  const rejected = vi.fn();
  process.on('unhandledRejection', rejected);
  widget = createWidget(fakePanel().load, () => Promise.reject(new Error('offline')));
  widget.boot({ key: 'pk_1', url: '', errors: true });
  await settle();
  widget.shutdown();
  await settle();
  process.off('unhandledRejection', rejected);
  expect(rejected).not.toHaveBeenCalled();
});
