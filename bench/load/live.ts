import type { Keys } from '../servers/vestka.ts';

/** The frame by which an agent's program says who it is. */
export const authFrame = ({ secretKey, agent }: Keys): string =>
  JSON.stringify({ type: 'auth', token: secretKey, agent });
