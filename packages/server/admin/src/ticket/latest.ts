import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Shows the latest words, which are what an answer is to; also while the form below grows and pictures come, unless the agent reads back. */
export function useLatest(scroller: RefObject<HTMLElement | null>, last: string | undefined): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !last) return;
    let atEnd = true;
    let top = 0;
    const toEnd = () => {
      element.scrollTop = element.scrollHeight;
      top = element.scrollTop;
    };
    // Told a moment later, when more may have come below: only who scrolls up reads back.
    const scrolled = () => {
      const { scrollTop } = element;
      if (scrollTop < top) atEnd = false;
      if (element.scrollHeight - scrollTop - element.clientHeight < 8) atEnd = true;
      top = scrollTop;
    };
    const stay = () => {
      if (atEnd) toEnd();
    };
    const observer = new ResizeObserver(stay);
    toEnd();
    observer.observe(element);
    element.addEventListener('scroll', scrolled, { passive: true });
    // A picture is as high as it is only now; its event does not rise.
    element.addEventListener('load', stay, true);
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', scrolled);
      element.removeEventListener('load', stay, true);
    };
  }, [scroller, last]);
}
