/** Full jitter: a crowd that lost its server at one instant does not come back at one instant. */
export const backoff = (failures: number): number => Math.random() * Math.min(30_000, 500 * 2 ** failures);
