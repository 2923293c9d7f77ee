import type { InArgs, InStatement } from '@libsql/client';
import { EVENTS_OF, IS_UNGIVEN, MAY_GIVE } from '../statements.ts';
import type { Append } from '../types.ts';

type Args = Extract<InArgs, readonly unknown[]>;

/** A condition, and statements that do nothing where it does not hold. */
export interface Gate {
  readonly sql: string;
  readonly args: Args;
}

/** All is as the decision saw it: its own stream, the others that it was based on, and the files that it is about. */
export function allStands({ stream, expected, also = [], ofCustomer, gives, ungiven }: Append): Gate {
  const stands: Gate[] = [{ stream, version: expected }, ...also].map((one) => ({
    sql: 'coalesce((SELECT max(version) FROM events WHERE stream = ?), 0) = ?',
    args: [one.stream, one.version],
  }));
  if (ofCustomer) stands.push({ sql: `(${EVENTS_OF}) = ?`, args: [ofCustomer.customer, ofCustomer.events] });
  if (gives?.length) stands.push({ sql: MAY_GIVE, args: [JSON.stringify(gives), stream] });
  if (ungiven !== undefined) stands.push({ sql: IS_UNGIVEN, args: [ungiven] });
  return {
    sql: stands.map(({ sql }) => sql).join(' AND '),
    args: stands.flatMap(({ args }) => args),
  };
}

/**
 * What an append may write. It is the same before each of its statements, as its events, which end it, are the last to be
 * written: then the stream moves on. An intent's row that names a version ahead of the stream can only be its own.
 */
export function mayWrite(append: Append): Gate {
  const { intent, stream, expected, events } = append;
  const { sql, args } = allStands(append);
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
