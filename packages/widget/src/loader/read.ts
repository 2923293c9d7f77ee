/**
 * What the panel has left on this device; storage may be blocked. `open` is there while a ticket is open: when the
 * next word is due, what the launcher says until then, and what it says after. Without it the loader asks nobody
 * anything.
 */
export const read = (key: string, name: 'open' | 'accent'): string | null => {
  try {
    return localStorage.getItem(`vestka:${key}:${name}`);
  } catch {
    return null;
  }
};

export type Marker = [due: number, before: string, after: string];
