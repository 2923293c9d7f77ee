import { useLayoutEffect, useRef } from 'preact/hooks';
import { isPlainKey, isTyping, keyOf } from '../lib/keys.ts';
import { pageHref } from '../lib/route.ts';
import { FIRST } from '../queue/keys.ts';
import { pagesFor } from './pages.ts';

/** The second letter must follow within this time. */
const PAIR_MS = 1500;

/** Keys of the whole page: Escape goes back, `?` lists the keys, `g` and a letter change the page. */
export function usePageKeys(back: string, role: string | undefined, onHelp: () => void): void {
  const going = useRef(Number.NEGATIVE_INFINITY);

  useLayoutEffect(() => {
    // Before the letters of the request's own commands, which leave alone what is taken here.
    const onPair = (event: KeyboardEvent) => {
      if (!isPlainKey(event)) return;
      const key = keyOf(event);
      const second = event.timeStamp - going.current < PAIR_MS;
      going.current = Number.NEGATIVE_INFINITY;
      if (second) {
        const page = pagesFor(role).find((one) => one.key === key);
        if (page) location.hash = pageHref(page.name);
        else if (key === 'g') document.dispatchEvent(new Event(FIRST));
        event.preventDefault();
      } else if (key === 'g') {
        going.current = event.timeStamp;
        event.preventDefault();
      }
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && isTyping(event)) (event.target as HTMLElement).blur();
      else if (!isPlainKey(event)) return;
      else if (event.key === 'Escape') location.hash = back;
      else if (event.key === '?') {
        event.preventDefault();
        onHelp();
      }
    };
    document.addEventListener('keydown', onPair, true);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onPair, true);
      document.removeEventListener('keydown', onKeyDown);
    };
  });
}
