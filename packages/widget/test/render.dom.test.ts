import { beforeEach, expect, test, vi } from 'vitest';
import { Fragment, h, render } from '../src/panel/jsx-runtime.ts';

let place: HTMLElement;
beforeEach(() => {
  place = document.createElement('div');
});

test('elements, texts, components and fragments', () => {
  const Greeting = ({ name, children }: { name: string; children: unknown }) =>
    h(Fragment, null, 'Hello ', h('b', null, name), children as never);
  render(h('p', { class: 'x' }, h(Greeting as never, { name: 'Ada' }, '!', 0, false, null)), place);
  expect(place.innerHTML).toBe('<p class="x">Hello <b>Ada</b>!0</p>');
});

test('what stays the same stays the same node', () => {
  const view = (isAsking: boolean, text: string) =>
    h(
      'form',
      null,
      isAsking && h('p', null, 'Sure?'),
      h('textarea', { value: text }),
      h('button', null, 'Send'),
    );
  render(view(false, 'a'), place);
  const area = place.querySelector('textarea');
  render(view(true, 'ab'), place);
  expect(place.querySelector('textarea')).toBe(area);
  expect(area?.value).toBe('ab');
  expect(place.textContent).toBe('Sure?Send');
});

test('what has the focus keeps it while things before it come, go and change', () => {
  document.body.append(place);
  const view = (before: unknown) => h('form', null, before as never, h('textarea', null));
  const notice = (key?: string) => h('p', key ? { key } : null, 'Sure?');
  render(view(false), place);
  const area = place.querySelector('textarea');
  area?.focus();
  const lost = vi.fn();
  area?.addEventListener('blur', lost);
  for (const before of [notice(), h('b', null, '!'), notice('a'), notice('b'), false]) {
    render(view(before), place);
    expect(document.activeElement).toBe(area);
  }
  expect(lost).not.toHaveBeenCalled();
  place.remove();
});

test('lists keep their items by key, whatever comes before them', () => {
  const list = (keys: string[]) =>
    h(
      'ol',
      null,
      keys.map((key) => h('li', { key }, key)),
    );
  render(list(['b', 'c']), place);
  const [b, c] = place.querySelectorAll('li');
  render(list(['a', 'b', 'c']), place);
  expect(place.textContent).toBe('abc');
  expect(place.querySelectorAll('li')[1]).toBe(b);
  render(list(['c', 'a']), place);
  expect(place.textContent).toBe('ca');
  expect(place.querySelectorAll('li')[0]).toBe(c);
  render(list([]), place);
  expect(place.textContent).toBe('');
});

test('attributes come and go, handlers are the newest, properties follow what people typed', () => {
  const first = vi.fn();
  const second = vi.fn();
  render(h('input', { 'aria-invalid': true, onClick: first, value: 'a' }), place);
  const input = place.querySelector('input') as HTMLInputElement;
  input.value = 'typed';
  render(h('input', { 'aria-invalid': undefined, onClick: second, value: 'a' }), place);
  input.click();
  expect(input.hasAttribute('aria-invalid')).toBe(false);
  expect(input.value).toBe('a');
  expect(first).not.toHaveBeenCalled();
  expect(second).toHaveBeenCalledOnce();
});

test('what is left out goes: attributes, properties and handlers', () => {
  const handler = vi.fn();
  render(h('button', { class: 'big', 'aria-busy': true, disabled: true, id: 'x', onClick: handler }), place);
  const button = place.querySelector('button') as HTMLButtonElement;
  render(h('button', null), place);
  expect(place.querySelector('button')).toBe(button);
  button.click();
  expect(handler).not.toHaveBeenCalled();
  expect([button.disabled, button.id, button.className, button.hasAttribute('aria-busy')]).toEqual([
    false,
    '',
    '',
    false,
  ]);
});

test('a select takes its value though its options are new', () => {
  const option = (value: string) => h('option', { key: value, value }, value);
  render(h('select', { value: 'b' }, option('a'), option('b')), place);
  expect(place.querySelector('select')?.value).toBe('b');
});

test('plain objects, as storage and servers send them, are nothing', () => {
  const planted = { type: 'img', props: { src: 'x' } };
  render(h('p', null, planted as never, [planted as never]), place);
  expect(place.innerHTML).toBe('<p></p>');
});

test('markup in words is words', () => {
  render(h('p', null, '<img src=x onerror=alert(1)>'), place);
  expect(place.querySelector('img')).toBeNull();
  expect(place.textContent).toBe('<img src=x onerror=alert(1)>');
});
