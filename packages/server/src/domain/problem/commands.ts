import type { NewKnownProblem } from '@vestka/sdk/protocol';
import type * as z from 'zod';
import type { Of, SystemCommand } from '../ticket/commands.ts';

/** What can be asked of a known problem: for the most part what can be asked of a ticket. */
export type ProblemCommand =
  | { type: 'create'; problem: string; number: number; body: z.output<typeof NewKnownProblem> }
  | Of<'update'>
  | Of<'note'>
  | Of<'assign'>
  | Of<'report'>
  | Of<'remaining'>
  | SystemCommand;
