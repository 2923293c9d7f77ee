/** The database's server did not answer. Whether it has done what it was asked is not known. */
export class DatabaseUnreachable extends Error {
  override readonly name = 'DatabaseUnreachable';
}

/** The database's server answered that we may not: a wrong token, or none. Nothing was done. */
export class DatabaseForbidden extends Error {
  override readonly name = 'DatabaseForbidden';
}

/** No answer for so long: it does not come any more. Milliseconds. */
const PATIENCE = 10_000;

/**
 * `fetch` for a libSQL server: each request is answered in whole, or fails in one of the two ways above.
 *
 * @param tries more than one only for what may be asked twice
 */
export function reach(tries: number): (request: Request) => Promise<Response> {
  return async (request) => {
    for (let left = tries; ; left -= 1) {
      try {
        return await ask(left > 1 ? request.clone() : request);
      } catch (error) {
        if (left <= 1 || error instanceof DatabaseForbidden) throw error;
      }
    }
  };
}

async function ask(request: Request): Promise<Response> {
  let response: Response;
  let body: ArrayBuffer;
  try {
    response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    body = await response.arrayBuffer();
  } catch (cause) {
    throw new DatabaseUnreachable('The database’s server does not answer.', { cause });
  }
  const { status, headers } = response;
  if (status === 401 || status === 403)
    throw new DatabaseForbidden('The database’s server refuses the token.');
  if (status >= 500) throw new DatabaseUnreachable(`The database’s server answers ${status}.`);
  return new Response(body, { status, headers });
}
