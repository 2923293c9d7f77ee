import { backoff } from '../client/backoff.ts';
import { newIntent } from '../client/intent.ts';
import { isFinal } from '../client/outbox.ts';
import type { Rest } from '../client/rest.ts';
import type { VestkaError } from '../errors.ts';

/** One thing that an agent does. @throws VestkaError */
export type Act = <T>(path: string, body: object) => Promise<T>;

/** Longer than this nobody is kept waiting by the server's wish. */
const LONGEST_WAIT_S = 5;

/** One intent over all attempts, so that a lost answer is no second act. */
export const createAct =
  (api: Rest): Act =>
  async (path, body) => {
    const intent = newIntent();
    for (let failures = 0; ; ) {
      try {
        return await api('POST', path, body, intent);
      } catch (error) {
        const { retryAfter = 0 } = error as VestkaError;
        if (isFinal(error) || ++failures > 3 || retryAfter > LONGEST_WAIT_S) throw error;
        await new Promise((resolve) => setTimeout(resolve, retryAfter * 1000 + backoff(failures)));
      }
    }
  };
