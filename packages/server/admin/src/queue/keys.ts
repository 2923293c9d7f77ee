import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isPlainKey, keyOf } from '../lib/keys.ts';
import { idOf, type QueueRow } from './rows.ts';
import { reveal } from './window.ts';

interface Options {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rows: readonly QueueRow[];
  /** The place of the chosen row, -1 for none. */
  readonly at: number;
  /** What is open. */
  readonly open: string | null;
  setCursor(id: string): void;
}

const STEPS: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** Sent to the document when the first row is wanted. */
export const FIRST = 'vestka:first';

/** j, k and the arrows move the focus over the rows; Enter is the link's own. */
export function useQueueKeys({ scroller, rows, at, open, setCursor }: Options): void {
  const wanted = useRef<string | null>(null);

  // With the rows themselves, not after the next frame: two quick presses move by two.
  useLayoutEffect(() => {
    const choose = (place: number) => {
      const next = Math.min(place, rows.length - 1);
      const row = rows[next];
      if (!scroller.current || !row) return false;
      reveal(scroller.current, next);
      wanted.current = idOf(row);
      setCursor(idOf(row));
      return true;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const element = scroller.current;
      if (!element || !isPlainKey(event)) return;
      const step = STEPS[keyOf(event)];
      const arrow = event.key.startsWith('Arrow');
      // Arrows belong to whatever has the focus, unless that is the queue or nothing.
      if (arrow && document.activeElement !== document.body && !element.contains(document.activeElement))
        return;
      if (step !== undefined && choose(Math.max(0, at < 0 ? 0 : at + step))) event.preventDefault();
    };
    const onFirst = () => choose(0);
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener(FIRST, onFirst);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener(FIRST, onFirst);
    };
  }, [scroller, rows, at, setCursor]);

  // A row that is moved in the document loses the focus: it gets it back.
  const before = (document.activeElement as HTMLElement | null)?.dataset.row;
  useLayoutEffect(() => {
    const lost = document.activeElement === document.body ? before : null;
    const id = wanted.current ?? lost;
    wanted.current = null;
    if (!id) return;
    scroller.current
      ?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)
      ?.focus({ preventScroll: true });
  });

  // Back in the queue: on the row that was open, so that Enter opens it again and the arrows go on from it.
  const was = useRef(open);
  useLayoutEffect(() => {
    const left = open === null ? was.current : null;
    was.current = open;
    const { activeElement } = document;
    const nowhere = activeElement === document.body || activeElement?.id === 'request';
    const place = left === null || !nowhere ? -1 : rows.findIndex((row) => idOf(row) === left);
    if (left === null || place < 0 || !scroller.current) return;
    reveal(scroller.current, place);
    wanted.current = left;
    setCursor(left);
  }, [open, rows, scroller, setCursor]);
}
