import { Grade, type Insights } from '@vestka/sdk/protocol';
import type { House } from '../../commands/house.ts';
import { lookAt, MOST_DAYS, type Span, spanOf } from '../../commands/insights/look.ts';
import { ratingDays, ratingsFor } from '../../commands/insights/ratings.ts';
import type { InsightsReader } from '../../readers/insights.ts';
import type { Handlers } from '../api.ts';
import { csvOf } from '../csv.ts';
import { invalidField } from '../problem.ts';

type Range = { from?: string | undefined; to?: string | undefined };

/** The lead's figures, in their own workspace. */
export function insightsHandlers(
  house: House,
  reader: Pick<InsightsReader, 'catchUp'>,
): Pick<Handlers, 'insights' | 'insightsCsv' | 'ratings'> {
  async function counted(workspace: string, range: Range): Promise<Span> {
    const span = await spanOf(house, workspace, range);
    if (!span) throw invalidField('to', `must be the first day or one of the ${MOST_DAYS - 1} after it`);
    await reader.catchUp();
    return span;
  }

  return {
    async insights({ caller, query }) {
      return lookAt(house, caller.workspace, await counted(caller.workspace, query));
    },

    async insightsCsv({ caller: { workspace }, query: { part, ...range } }) {
      const span = await counted(workspace, range);
      if (part === 'ratings') return csvOf(ratingRows(await ratingDays(house, workspace, span)));
      const insights = await lookAt(house, workspace, span);
      return csvOf(part === 'agents' ? agentRows(insights) : dayRows(insights));
    },

    async ratings({ caller: { workspace, customer } }) {
      await reader.catchUp();
      return ratingsFor(house, workspace, customer);
    },
  };
}

const dayRows = ({ days }: Insights) => [
  ['date', 'due', 'kept', 'missed', 'moved'],
  ...days.map(({ date, due, kept, missed, moved }) => [date, due, kept, missed, moved]),
];

const agentRows = ({ agents, ratings }: Insights) => [
  ['agent', 'name', 'open', 'late', 'words', 'kept', 'missed', 'thanks'],
  ...agents.map(({ agent, name, open, late, words, kept, missed }) => [
    agent,
    name,
    open,
    late,
    words,
    kept,
    missed,
    ratings.thanks.find((one) => one.agent === agent)?.count ?? 0,
  ]),
];

const ratingRows = (days: Awaited<ReturnType<typeof ratingDays>>) => [
  ['date', ...Grade.options, 'unanswered'],
  ...days.map(({ date, grades, unanswered }) => [
    date,
    ...Grade.options.map((grade) => grades[grade]),
    unanswered,
  ]),
];
