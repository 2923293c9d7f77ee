import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

/** Every row of the queue is this high: the place of any row is known without measuring it. */
export const ROW = 64;
const OVERSCAN = 6;
/** The height before it is measured. */
const GUESS = 900;

export interface Window {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
}

/** Which rows of a long list stand in view, and a few around them. */
export function useWindow(scroller: RefObject<HTMLElement | null>, count: number): Window {
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(GUESS);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // Told row by row, not pixel by pixel: nothing is drawn again while the same rows are in view.
    const scrolled = () => setTop(Math.floor(element.scrollTop / ROW));
    const resized = () => setHeight(element.clientHeight || GUESS);
    const observer = new ResizeObserver(resized);
    observer.observe(element);
    element.addEventListener('scroll', scrolled, { passive: true });
    resized();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, [scroller]);
  return {
    first: Math.max(0, top - OVERSCAN),
    end: Math.min(count, top + Math.ceil(height / ROW) + 1 + OVERSCAN),
  };
}

/** Scrolls a row into view, if it is not. */
export function reveal(element: HTMLElement, index: number): void {
  const top = index * ROW;
  const bottom = top + ROW;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (bottom > element.scrollTop + element.clientHeight)
    element.scrollTop = bottom - element.clientHeight;
}

/**
 * While others come and go above it, the chosen row stays where the eye has it. When its own promise moved, it goes
 * to its new place and the list stays.
 */
export function useSteady(scroller: RefObject<HTMLElement | null>, index: number, row: string): void {
  const [memory] = useState({ index, row });
  useLayoutEffect(() => {
    const element = scroller.current;
    const moved = index - memory.index;
    if (element && row === memory.row && moved && memory.index >= 0 && index >= 0 && element.scrollTop > 0) {
      const was = memory.index * ROW;
      const inView = was >= element.scrollTop - ROW && was <= element.scrollTop + element.clientHeight;
      if (inView) element.scrollTop += moved * ROW;
    }
    memory.index = index;
    memory.row = row;
  }, [scroller, memory, index, row]);
}
