import type { Insights } from '@vestka/sdk/protocol';
import type { House } from '../../commands/house.ts';
import { lookAt, MOST_DAYS, spanOf } from '../../commands/insights/look.ts';
import type { InsightsReader } from '../../readers/insights.ts';
import type { Handlers } from '../api.ts';
import { csvOf } from '../csv.ts';
import { invalidField } from '../problem.ts';

type Range = { from?: string | undefined; to?: string | undefined };

/** The lead's figures, in their own workspace. */
export function insightsHandlers(
  house: House,
  reader: Pick<InsightsReader, 'catchUp'>,
): Pick<Handlers, 'insights' | 'insightsCsv'> {
  async function look(workspace: string, range: Range): Promise<Insights> {
    const span = await spanOf(house, workspace, range);
    if (!span) throw invalidField('to', `must be the first day or one of the ${MOST_DAYS - 1} after it`);
    await reader.catchUp();
    return lookAt(house, workspace, span);
  }

  return {
    insights: ({ caller, query }) => look(caller.workspace, query),
    async insightsCsv({ caller, query: { part, ...range } }) {
      const insights = await look(caller.workspace, range);
      return csvOf(part === 'agents' ? agentRows(insights) : dayRows(insights));
    },
  };
}

const dayRows = ({ days }: Insights) => [
  ['date', 'due', 'kept', 'missed', 'moved'],
  ...days.map(({ date, due, kept, missed, moved }) => [date, due, kept, missed, moved]),
];

const agentRows = ({ agents }: Insights) => [
  ['agent', 'name', 'open', 'late', 'words', 'kept', 'missed'],
  ...agents.map(({ agent, name, open, late, words, kept, missed }) => [
    agent,
    name,
    open,
    late,
    words,
    kept,
    missed,
  ]),
];
