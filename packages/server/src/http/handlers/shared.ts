import type { Who } from '../../commands/carry-out.ts';
import type { House } from '../../commands/house.ts';
import type { Place } from '../../commands/place.ts';
import { refusedField } from '../../commands/refused.ts';
import type { Named } from '../../domain/ticket/commands.ts';
import { cursorOf, idOf } from '../../log/cursor.ts';
import type { Placed, WireEvent } from '../../log/read.ts';
import type { CallerOf } from '../callers.ts';
import { invalidField } from '../problem.ts';

/** The agent as the one who acts. */
export const whoOf = ({ workspace, agent }: CallerOf['agent']): Who => ({
  workspace,
  actor: { kind: 'agent', id: agent.id, name: agent.name },
});

/** The customer as the one who acts. */
export const customerOf = ({ workspace, customer }: CallerOf['customer']): Who & { customer: string } => ({
  workspace,
  customer,
  actor: { kind: 'customer', id: customer },
});

/** @throws Refused `agent_unknown` */
export async function named(house: House, workspace: string, id: string, path = 'agent'): Promise<Named> {
  const found = await house.directory.agent(workspace, id);
  if (!found) throw refusedField('agent_unknown', path, 'There is no such agent here.');
  return { id: found.id, name: found.name };
}

/** @throws Refused `agent_unknown` */
export const colleague = async (
  house: House,
  { workspace, agent }: CallerOf['agent'],
  asked: string,
): Promise<Named> => (asked === 'me' ? { id: agent.id, name: agent.name } : named(house, workspace, asked));

/**
 * Where a page of events goes on: behind this event's id.
 * @throws Refused `validation_failed` for what is no `next`
 */
export function afterOf(cursor: string | undefined): number {
  const id = cursor === undefined ? 0 : idOf(cursor);
  if (id === null) throw invalidField('after', 'must be the `next` of the page before');
  return id;
}

/** A page of events with the cursor behind which the next begins. */
export function pageOf(
  placed: readonly Placed[],
  limit: number,
): { events: WireEvent[]; next: string | null } {
  const last = placed.at(-1);
  return {
    events: placed.map(({ event }) => event),
    next: last && placed.length === limit ? cursorOf(last.id) : null,
  };
}

export const writePlace = ({ sortAt, number }: Place): string => `${sortAt}_${number}`;

/** @throws Refused `validation_failed` for what is no `next` */
export function placeOf(after: string | undefined): Place | null {
  if (after === undefined) return null;
  const [, sortAt, number] = /^(-?\d{1,15})_(\d{1,15})$/.exec(after) ?? [];
  if (!sortAt || !number) throw invalidField('after', 'must be the `next` of the page before');
  return { sortAt: Number(sortAt), number: Number(number) };
}
