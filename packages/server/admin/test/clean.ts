// After each test of the desk: its files share a window and the modules that they all load, so nothing of one may be met
// by the next, whatever the order of files.
import { render } from 'preact';
import { afterEach, vi } from 'vitest';
import { forget, settle } from './page.tsx';

afterEach(async () => {
  render(null, document.body);
  // What Preact still has to do is done: a queue whose timer is taken away waits for it in the next test too.
  await settle();
  document.body.replaceChildren();
  document.title = '';
  document.documentElement.removeAttribute('lang');
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  forget();
  sessionStorage.clear();
  history.replaceState(null, '', '/');
});
