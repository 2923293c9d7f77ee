import { expect, test } from 'vitest';
import { memoryStorage } from '../../test/until.ts';
import { createStore } from './store.ts';

test('what is set is there, for the next page too', () => {
  const storage = memoryStorage();
  createStore(storage, 'a:').set('one', { n: 1, words: 'привет' });
  expect(createStore(storage, 'a:').get('one')).toEqual({ n: 1, words: 'привет' });
  expect(createStore(storage, 'b:').get('one')).toBeUndefined();
});

test.each([
  '',
  '{}',
  'null',
  '"text"',
  '[object Object]',
  '{"token":"planted"}',
  '[1,2',
  '\u0000',
  '{"__proto__":{"x":1}}',
])('another hand’s value is nothing: %j', (value) => {
  const storage = memoryStorage();
  storage.setItem('a:one', value);
  expect(createStore(storage, 'a:').get('one')).toBeUndefined();
});

test('a value that was cut or changed is nothing', () => {
  const storage = memoryStorage();
  const store = createStore(storage, 'a:');
  store.set('one', { text: 'money' });
  const whole = storage.getItem('a:one') as string;
  for (const broken of [whole.slice(0, -1), whole.replace('money', 'honey'), `${whole} `, whole.slice(1)]) {
    storage.setItem('a:one', broken);
    expect(store.get('one')).toBeUndefined();
  }
});

const throws = (): never => {
  throw new Error('blocked');
};

test.each([null, { getItem: throws, setItem: throws, removeItem: throws }])(
  'storage that cannot be used is no error',
  (storage) => {
    const store = createStore(storage, 'a:');
    store.set('one', { n: 1 });
    expect(store.get('one')).toBeUndefined();
  },
);

test('a page whose storage may not even be looked at', () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, get: throws });
  try {
    expect(createStore(undefined, 'a:').get('one')).toBeUndefined();
  } finally {
    Reflect.deleteProperty(globalThis, 'localStorage');
    if (before) Object.defineProperty(globalThis, 'localStorage', before);
  }
});
