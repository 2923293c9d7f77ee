import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Shows the latest words, which are what an answer is to; also while the form below grows, unless the agent reads back. */
export function useLatest(scroller: RefObject<HTMLElement | null>, last: string | undefined): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !last) return;
    const toEnd = () => {
      element.scrollTop = element.scrollHeight;
    };
    let atEnd = true;
    const scrolled = () => {
      atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < 8;
    };
    const observer = new ResizeObserver(() => atEnd && toEnd());
    toEnd();
    observer.observe(element);
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, [scroller, last]);
}
