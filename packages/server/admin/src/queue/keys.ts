import type { TeamTicket } from '@vestka/sdk/agent';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isPlainKey } from '../lib/keys.ts';
import { reveal } from './window.ts';

interface Options {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly queue: readonly TeamTicket[];
  /** The place of the chosen row, -1 for none. */
  readonly at: number;
  setCursor(id: string): void;
}

const STEPS: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** j, k and the arrows move the focus over the rows; Enter is the link's own. */
export function useQueueKeys({ scroller, queue, at, setCursor }: Options): void {
  const wanted = useRef<string | null>(null);

  // With the rows themselves, not after the next frame: two quick presses move by two.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const element = scroller.current;
      if (!element || !isPlainKey(event)) return;
      const step = STEPS[event.key];
      const arrow = event.key.startsWith('Arrow');
      // Arrows belong to whatever has the focus, unless that is the queue or nothing.
      if (arrow && document.activeElement !== document.body && !element.contains(document.activeElement))
        return;
      const next = event.key === 'g' ? 0 : step === undefined ? -1 : Math.max(0, at < 0 ? 0 : at + step);
      const ticket = queue[Math.min(next, queue.length - 1)];
      if (next < 0 || !ticket) return;
      event.preventDefault();
      reveal(element, Math.min(next, queue.length - 1));
      wanted.current = ticket.id;
      setCursor(ticket.id);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [scroller, queue, at, setCursor]);

  // A row that is moved in the document loses the focus: it gets it back.
  const before = (document.activeElement as HTMLElement | null)?.dataset.ticket;
  useLayoutEffect(() => {
    const lost = document.activeElement === document.body ? before : null;
    const id = wanted.current ?? lost;
    wanted.current = null;
    if (!id) return;
    scroller.current
      ?.querySelector<HTMLElement>(`[data-ticket="${CSS.escape(id)}"]`)
      ?.focus({ preventScroll: true });
  });
}
