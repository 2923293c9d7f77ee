/** A place in the log as it crosses the wire. Only this file knows what is inside. */
export const cursorOf = (id: number): string => `c${id.toString(36)}`;

/** @returns the event id, or null for what is not a cursor */
export function idOf(cursor: string): number | null {
  const id = /^c[0-9a-z]{1,10}$/.test(cursor) ? Number.parseInt(cursor.slice(1), 36) : Number.NaN;
  return Number.isSafeInteger(id) ? id : null;
}
