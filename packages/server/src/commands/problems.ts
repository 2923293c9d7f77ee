import type { KnownProblem, ProblemEvent } from '@vestka/sdk/protocol';
import { FOLD_VERSION, isOpen, nextRemaining } from '@vestka/sdk/ticket';
import type { Reads } from '../db/client.ts';
import { foldProblem, type ProblemDecision } from '../domain/problem/decide.ts';
import { deadlinesOf } from '../domain/ticket/deadlines.ts';
import { readProblem } from '../log/read.ts';
import type { Append, Intent, ProblemRow, ViewWrite } from '../log/types.ts';
import type { WorkspaceRow } from './directory.ts';
import { fileWrites, givenIn } from './file-writes.ts';
import { problemFoundBy, problemReportFoundBy } from './found-by.ts';
import type { House } from './house.ts';

/** A known problem within one workspace. */
export async function loadProblem(house: House, workspace: string, id: string): Promise<KnownProblem | null> {
  const row = await house.log.problem(workspace, id);
  return row ? problemOf(house.reads, row) : null;
}

/** The view of a row; folded again from its events when the fold has changed since it was written. */
export async function problemOf(reads: Reads, row: ProblemRow): Promise<KnownProblem> {
  return row.foldVersion === FOLD_VERSION ? (JSON.parse(row.view) as KnownProblem) : refold(reads, row.id);
}

const PAGE = 500;

async function refold(reads: Reads, id: string): Promise<KnownProblem> {
  const events: ProblemEvent[] = [];
  for (let after = 0; ; ) {
    const page = await readProblem(reads, id, after, PAGE);
    events.push(...page.map(({ event }) => event as ProblemEvent));
    after = page.at(-1)?.id ?? 0;
    if (page.length < PAGE) break;
  }
  return foldProblem(null, events);
}

/** Everything that one decision about a known problem writes: as much with no ticket behind it as with fifty thousand. */
export function problemAppend(
  workspace: WorkspaceRow,
  expected: number,
  { events, state }: ProblemDecision,
  intent: Intent | undefined,
): Append {
  const stream = state.id;
  const open = isOpen(state.status);
  const remaining = nextRemaining(state);
  return {
    workspace: workspace.id,
    stream,
    expected,
    gives: givenIn(events),
    intent,
    owner: null,
    events: events.map((event) => ({ ...event, at: Date.parse(event.at), facts: event.facts })),
    views: [
      {
        put: 'problems',
        row: {
          id: stream,
          workspace: workspace.id,
          number: state.number,
          version: state.version,
          foldVersion: FOLD_VERSION,
          open: Number(open),
          sortAt: remaining
            ? Date.parse(remaining.by)
            : open
              ? Date.parse((state.promise ?? { dueAt: state.createdAt }).dueAt)
              : -Date.parse(state.updatedAt),
          remainingAt: remaining && Date.parse(remaining.by),
          assignee: state.assignee?.id ?? null,
          wordAt: Date.parse(state.lastWordAt ?? state.createdAt),
          view: JSON.stringify(state),
        },
      },
      ...fileWrites(events),
      ...searchWrites(workspace.id, events, state),
      {
        deadlines: deadlinesOf(state, workspace.policy).map((deadline) => ({
          stream,
          workspace: workspace.id,
          ...deadline,
        })),
      },
    ],
  };
}

/** What opens it and what ends it changes what it is found by; its report is found by those whose tickets it resolved. */
function searchWrites(
  workspace: string,
  events: ProblemDecision['events'],
  state: KnownProblem,
): ViewWrite[] {
  return events.flatMap((event) => {
    if (event.type === 'problem_created') return [problemFoundBy(workspace, state, event.data.lang)];
    if (event.type !== 'report_published' || !state.report) return [];
    return [problemFoundBy(workspace, state, null), problemReportFoundBy(state.id, state.report)];
  });
}
