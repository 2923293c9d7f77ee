import { VestkaError } from '../errors.ts';
import type { Clock } from './clock.ts';

/** One call of the API. `path` begins after `/v1`. @throws VestkaError */
export type Rest = <T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
  headers?: Record<string, string | undefined>,
) => Promise<T>;

export function createRest(url: string, clock: Clock, credentials: RequestCredentials): Rest {
  return async (method, path, body, headers) => {
    const sent = new Headers();
    if (body) sent.set('content-type', 'application/json');
    for (const [name, value] of Object.entries(headers ?? {})) if (value) sent.set(name, value);
    let status = 0;
    let retryAfter: number | undefined;
    try {
      const response = await fetch(`${url}/v1${path}`, {
        method,
        headers: sent,
        body: body ? JSON.stringify(body) : undefined,
        credentials,
        cache: 'no-store',
        // A half-open connection would keep an act waiting for ever.
        signal: AbortSignal.timeout(30_000),
      });
      status = response.status;
      retryAfter = +(response.headers.get('retry-after') ?? NaN) || undefined;
      // The header has whole seconds: the middle of that second, and only when it contradicts what is known.
      clock.sync(Date.parse(response.headers.get('date') ?? '') + 500, 1500);
      const answer = status === 204 ? undefined : await response.json();
      if (response.ok) return answer;
      if (typeof answer.code === 'string') throw new VestkaError({ ...answer, status }, retryAfter);
    } catch (error) {
      if (error instanceof VestkaError) throw error;
    }
    // No answer, or one that is not ours, such as a proxy's page: whether the server took it is unknown.
    throw new VestkaError({ code: 'offline', status: status < 500 ? 0 : status }, retryAfter);
  };
}
