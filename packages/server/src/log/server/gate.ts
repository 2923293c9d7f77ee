import type { InArgs, InStatement } from '@libsql/client';
import { EVENTS_OF } from '../statements.ts';
import type { Append } from '../types.ts';

type Args = Extract<InArgs, readonly unknown[]>;

/** A condition, and statements that do nothing where it does not hold. */
export interface Gate {
  readonly sql: string;
  readonly args: Args;
}

/** The streams are where the decision saw them: its own, and the others that it was based on. */
export function streamsStand({ stream, expected, also = [], ofCustomer }: Append): Gate {
  const streams = [{ stream, version: expected }, ...also];
  const stand = streams.map(() => 'coalesce((SELECT max(version) FROM events WHERE stream = ?), 0) = ?');
  return {
    sql: [...stand, ...(ofCustomer ? [`(${EVENTS_OF}) = ?`] : [])].join(' AND '),
    args: [
      ...streams.flatMap((one) => [one.stream, one.version]),
      ...(ofCustomer ? [ofCustomer.customer, ofCustomer.events] : []),
    ],
  };
}

/**
 * What an append may write. It is the same before each of its statements, as its events, which end it, are the last to be
 * written: then the stream moves on. An intent's row that names a version ahead of the stream can only be its own.
 */
export function mayWrite(append: Append): Gate {
  const { intent, stream, expected, events } = append;
  const { sql, args } = streamsStand(append);
  if (!intent) return { sql, args };
  return {
    sql: `${sql} AND EXISTS (SELECT 1 FROM intents WHERE person = ? AND intent = ? AND stream = ? AND version = ?)`,
    args: [...args, intent.person, intent.id, stream, expected + events.length],
  };
}

/** @param sql ends where the gate's condition belongs, or has `$gate` there */
export const behind = (gate: Gate, sql: string, args: Args): InStatement => ({
  sql: sql.replace('$gate', gate.sql),
  args: [...args, ...gate.args],
});
