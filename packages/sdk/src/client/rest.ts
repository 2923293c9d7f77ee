import { VestkaError } from '../errors.ts';
import type { Clock } from './clock.ts';

/**
 * One call of the API. `path` begins after `/v1`; `intent` stays the same when the call is tried again. A Blob goes as
 * it is, all else as JSON. `signal` ends it, in place of the time limit; then it counts as `offline`.
 * @throws VestkaError
 */
export type Rest = <T>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  intent?: string,
  signal?: AbortSignal,
  token?: string,
) => Promise<T>;

/**
 * @param base address up to and with `/v1`
 * @param fixed headers of every call
 */
export function createRest(base: string, clock: Clock, fixed?: Record<string, string>): Rest {
  // A half-open connection would keep an act waiting for ever.
  return async (method, path, body, intent, signal = AbortSignal.timeout(30_000), token) => {
    let retryAfter: number | undefined;
    let answer: { code: 'offline' } | undefined;
    const isBlob = body instanceof Blob;
    try {
      const response = await fetch(base + path, {
        method,
        headers: {
          'content-type': `application/${isBlob ? 'octet-stream' : 'json'}`,
          ...fixed,
          ...((intent && { 'idempotency-key': intent }) as object),
          ...((token && { authorization: `Bearer ${token}` }) as object),
        },
        body: isBlob ? body : JSON.stringify(body),
        signal,
      } as RequestInit);
      const { headers, ok, status } = response;
      retryAfter = +(headers.get('retry-after') as string) || undefined;
      // The header has whole seconds: the middle of that second, and only when it contradicts what is known.
      clock.sync(Date.parse(headers.get('date') as string) + 500, 1500);
      if (status !== 204) answer = await response.json();
      if (ok) return answer as never;
    } catch {}
    // No answer, or one that is not ours, such as a proxy's page: whether the server took it is unknown.
    throw new VestkaError(answer?.code ? answer : { code: 'offline' }, retryAfter);
  };
}
