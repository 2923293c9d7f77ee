import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** What stays clear between the head and the words under it. */
const AIR = 8;

/**
 * Shows what an answer is to: on opening the customer's latest words, from their beginning, later whatever has come last.
 * It stays there while the form below grows and pictures come, unless the agent reads elsewhere.
 */
export function useLatest(reading: RefObject<HTMLElement | null>, last: string | undefined): void {
  const opened = useRef(false);
  useLayoutEffect(() => {
    const column = reading.current;
    if (!column || !last) return;
    const isFirst = !opened.current;
    opened.current = true;
    // On a narrow screen words and form scroll together: whoever is writing there is left where they are.
    const together = getComputedStyle(column).overflowY === 'visible';
    const scroller = together ? column.closest<HTMLElement>('.ticket') : column;
    if (!scroller || (together && !isFirst)) return;

    const show = [...column.querySelectorAll<HTMLElement>(isFirst ? '.entry.customer' : '.timeline > li')].at(
      -1,
    );
    const head = column.querySelector<HTMLElement>('.head');
    const place = (): number => {
      const end = scroller.scrollHeight - scroller.clientHeight;
      if (!show) return end;
      const top = show.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      return Math.max(0, Math.min(end, top + scroller.scrollTop - (head?.offsetHeight ?? 0) - AIR));
    };
    let isThere = true;
    let top = 0;
    const stay = () => {
      if (!isThere) return;
      scroller.scrollTop = place();
      top = scroller.scrollTop;
    };
    // Told a moment later, when more may have come: only who has scrolled reads elsewhere.
    const scrolled = () => {
      if (scroller.scrollTop === top) return;
      top = scroller.scrollTop;
      isThere = Math.abs(place() - top) < AIR;
    };
    const observer = new ResizeObserver(stay);
    stay();
    observer.observe(scroller);
    scroller.addEventListener('scroll', scrolled, { passive: true });
    // A picture is as high as it is only now; its event does not rise.
    column.addEventListener('load', stay, true);
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', scrolled);
      column.removeEventListener('load', stay, true);
    };
  }, [reading, last]);
}
