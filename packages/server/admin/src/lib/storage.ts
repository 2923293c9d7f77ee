/** Storage that may be blocked: then it forgets. */
const guarded = (which: 'localStorage' | 'sessionStorage') => ({
  get(key: string): string | null {
    try {
      return window[which].getItem(key);
    } catch {
      return null;
    }
  },
  set(key: string, value: string | null): void {
    try {
      if (value === null) window[which].removeItem(key);
      else window[which].setItem(key, value);
    } catch {
      // Full or blocked: what it would have kept is kept in memory by its user.
    }
  },
  keys(): string[] {
    try {
      return Object.keys(window[which]);
    } catch {
      return [];
    }
  },
});

export const local = guarded('localStorage');
export const session = guarded('sessionStorage');

/** What was stored as JSON, or null: absent, or not readable. */
export function parsed<T>(json: string | null): T | null {
  try {
    return json === null ? null : (JSON.parse(json) as T);
  } catch {
    return null;
  }
}
