import type { Session } from '../session.ts';
import { findingOf } from './state.ts';

/** Brings an opened row into view, and moves no more than it must. */
export const show = (inside: HTMLElement): void => inside.closest('li')?.scrollIntoView({ block: 'nearest' });

/** “No, go on”: it is not shown again for this draft, and the customer is back where they wrote. */
export const turnDown = (s: Session, id: string): void => {
  findingOf(s).past.add(id);
  s.set({ found: '', refused: {} });
  s.shell.root.querySelector<HTMLElement>('#what')?.focus();
};
