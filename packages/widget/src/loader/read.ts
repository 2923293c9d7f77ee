import type { Tone } from '../types.ts';

/**
 * What the panel has left on this device; storage may be blocked. `open` is there while a ticket is open or something
 * is to be sent: when the next word is due, and what the launcher says until then. Without it the loader asks nobody
 * anything.
 */
export const read = (key: string, name: 'open' | 'accent'): string | undefined => {
  try {
    return localStorage[`vestka:${key}:${name}`];
  } catch {
    return '';
  }
};

export type Marker = [due: string | null, title: string, tone: Tone];
