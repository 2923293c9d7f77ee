/** What the column `own` adds up, of one that follows a known problem: what is owed to this customer alone. */
export const OWN = {
  promised: 1,
  /** A promise of which the customer has said that no answer came. */
  nudged: 2,
  /** What its own earlier report left: owed also when its known problem has ended. */
  remaining: 4,
} as const;
