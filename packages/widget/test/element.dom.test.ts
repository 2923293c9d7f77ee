import { afterEach, expect, test, vi } from 'vitest';
import { overdue, ticket } from './fixtures.ts';
import { type Started, settle, startWidget } from './start.ts';

let started: Started;
afterEach(async () => {
  started.widget.shutdown();
  await settle();
  localStorage.clear();
  vi.unstubAllGlobals();
});

test('an inline status follows its ticket, and only while it is part of the page', async () => {
  const place = document.createElement('vestka-status');
  place.setAttribute('ticket', ticket().id);
  document.body.append(place);
  started = await startWidget({ tickets: [ticket()] });
  const text = () => place.shadowRoot?.textContent ?? '';
  await vi.waitFor(() => expect(text()).toContain('#1042 · Cause found'));
  expect(text()).toContain('Next word from us: Today 16:30');
  started.client.set({ tickets: [overdue()] });
  expect(text()).toContain('Word was promised for: Today 13:55');
  place.remove();
  started.client.set({ tickets: [ticket()] });
  expect(text()).toContain('Word was promised for');
  document.body.append(place);
  await vi.waitFor(() => expect(text()).toContain('Next word from us'));
  // Without a widget nothing is claimed.
  started.widget.shutdown();
  await vi.waitFor(() => expect(text()).toBe(''));
  started.widget.boot({ key: 'pk_test', url: 'http://vestka.test', locale: 'ru' });
  await vi.waitFor(() => expect(text()).toContain('Следующая весть от нас'));
});
