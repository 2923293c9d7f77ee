import type * as z from 'zod';
import type { RefusalCode } from '../problem.ts';

/**
 * Who may call: nobody in particular, a customer's session, an agent (cookie, or secret key with `Vestka-Agent`), or
 * an agent who is a lead or an admin.
 */
export type Caller = 'anyone' | 'customer' | 'agent' | 'lead';

/** One route of the API: what it takes, what it gives, what it may refuse. The server and the OpenAPI document are made from these. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  readonly caller: Caller;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** JSON; or `bytes`: the body as it comes, for the handler to read. */
  readonly body?: z.ZodObject | 'bytes';
  readonly status: 200 | 201 | 204;
  readonly reply?: z.ZodType;
  /** Of the reply; JSON unless said. */
  readonly type?: 'text/csv';
  /** Takes an Idempotency-Key: everything that changes a stream. */
  readonly intent?: true;
  readonly refusals?: readonly RefusalCode[];
}
