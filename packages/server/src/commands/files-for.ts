import type { ProblemCommand } from '../domain/problem/commands.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { TicketCommand } from '../domain/ticket/commands.ts';
import type { GivenFile, GivenFiles } from '../domain/ticket/given.ts';
import type { Who } from './carry-out.ts';
import { givenFiles } from './files.ts';
import type { House } from './house.ts';
import { Refused, refusedField } from './refused.ts';

/** The files that a command names, or why they cannot be given. */
export async function filesFor(
  house: House,
  who: Who,
  command: TicketCommand | ProblemCommand,
): Promise<GivenFiles | Refusal> {
  const found = new Map<string, GivenFile>();
  try {
    for (const [path, ids] of named(command)) {
      // What is given with two items would go with the one, and stand at the other as if it were still there.
      const twice = command.type === 'answer-request' ? ids.findIndex((id) => found.has(id)) : -1;
      if (twice >= 0)
        throw refusedField(
          'file_unknown',
          `${path}.${twice}`,
          'Give each file with one item, or upload it twice.',
        );
      for (const [id, file] of await givenFiles(house, who, ids, path)) found.set(id, file);
    }
    return found;
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

/** Where a command names files, by the field's path. */
function named(command: TicketCommand | ProblemCommand): [path: string, ids: readonly string[]][] {
  switch (command.type) {
    case 'open':
    case 'message':
    case 'reopen':
    case 'update':
    case 'comment':
    case 'note':
      return command.body.files ? [['files', command.body.files]] : [];
    case 'answer-request':
      return command.body.items.flatMap(({ files }, at) =>
        files ? [[`items.${at}.files`, files] as [string, string[]]] : [],
      );
    case 'report':
      return command.body.evidence.flatMap(({ filesBefore = [], filesAfter = [] }, at) => [
        [`evidence.${at}.filesBefore`, filesBefore] as [string, string[]],
        [`evidence.${at}.filesAfter`, filesAfter] as [string, string[]],
      ]);
    default:
      return [];
  }
}
