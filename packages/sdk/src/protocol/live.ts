import * as z from 'zod';
import { Cursor } from './common.ts';
import { AnyTicketEvent, type ProblemEvent, type TicketEvent } from './events.ts';

/** Client to server. The token never stands in the URL; an agent's browser sends its cookie instead. */
export const ClientFrame = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('auth'),
    token: z.string().max(200).optional(),
    agent: z.string().max(254).optional().describe('With a secret key: the acting agent’s id or e-mail'),
    cursor: Cursor.optional(),
  }),
  z.strictObject({ type: z.literal('beat') }),
]);
export type ClientFrame = z.infer<typeof ClientFrame>;

/** Server to client. `now` is the server's time in epoch milliseconds. */
export const ServerFrame = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    heartbeatMs: z.number(),
    maxFrame: z.number(),
  }),
  z.object({ type: z.literal('ready'), cursor: Cursor, recovered: z.boolean(), now: z.number() }),
  z.object({ type: z.literal('event'), event: AnyTicketEvent }),
  z.object({ type: z.literal('beat'), now: z.number() }),
  z.object({ type: z.literal('reconnect'), afterMs: z.number() }),
]);
export type ServerFrame =
  | { type: 'hello'; heartbeatMs: number; maxFrame: number }
  | { type: 'ready'; cursor: Cursor; recovered: boolean; now: number }
  | { type: 'event'; event: TicketEvent | ProblemEvent }
  | { type: 'beat'; now: number }
  | { type: 'reconnect'; afterMs: number };

/** Close codes of the live channel, beside RFC 6455's own. */
export const CLOSE = {
  goingAway: 1001,
  badFrame: 4400,
  unauthorized: 4401,
  authTimeout: 4408,
  tooSlow: 4413,
  rateLimited: 4429,
} as const;
