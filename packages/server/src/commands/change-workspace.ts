import type { Refusal } from '../domain/refusal.ts';
import type { WorkspaceEvent } from '../domain/workspace.ts';
import type { ViewWrite } from '../log/types.ts';
import { type Act, carryOut, type Who } from './carry-out.ts';
import { storedWorkspace, type WorkspaceRow } from './directory.ts';
import type { House } from './house.ts';
import { refused } from './refused.ts';

/** What a decision about a workspace comes to. */
export interface WorkspaceChange {
  readonly event: WorkspaceEvent;
  /** The workspace after it; its version follows by itself. */
  readonly state: WorkspaceRow;
  /** Other rows that change with it. */
  readonly views?: readonly ViewWrite[];
}

/**
 * The way of every change of a workspace that is there.
 *
 * @param seen with `stale`: what someone who was too late is shown
 */
export function changeWorkspace(
  house: House,
  who: Who,
  act: Act | undefined,
  decide: (workspace: WorkspaceRow) => WorkspaceChange | Refusal | Promise<WorkspaceChange | Refusal>,
  seen?: (workspace: WorkspaceRow) => object,
): Promise<WorkspaceRow> {
  const current = async () => {
    const workspace = await house.directory.workspace(who.workspace);
    if (!workspace) throw refused('not_found', { detail: 'There is no such workspace here.' });
    return workspace;
  };
  return carryOut<WorkspaceRow, WorkspaceRow>(house, who, who.workspace, act, {
    load: current,
    decide: async (_, workspace) => decide(workspace),
    append(_, decision, { id, version: expected }, intent) {
      const { event, state, views = [] } = decision as WorkspaceChange;
      const version = expected + 1;
      return {
        workspace: id,
        stream: id,
        expected,
        intent,
        owner: null,
        views: [{ put: 'workspaces', row: storedWorkspace({ ...state, version }) }, ...views],
        events: [{ ...event, version, audience: 'team', actor: who.actor, at: house.clock.now() }],
      };
    },
    seen: (workspace) => (workspace && seen?.(workspace)) ?? null,
    answer: current,
  });
}
