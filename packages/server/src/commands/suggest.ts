import type { KnownProblem, TeamTicket } from '@vestka/sdk/protocol';
import { isOpen } from '@vestka/sdk/ticket';
import { rank } from '../domain/problem/likeness.ts';
import { readTicket } from '../log/read.ts';
import type { House } from './house.ts';
import { readProblems } from './problem-list.ts';

const MOST = 5;

/** Open known problems that a ticket may be about, by their words: the likeliest first. */
export async function likelyProblems(
  house: House,
  workspace: string,
  ticket: TeamTicket,
): Promise<{ problem: KnownProblem; score: number }[]> {
  const { problems } = await readProblems(house, workspace, { open: true });
  const others = problems
    .map(({ problem }) => problem)
    .filter(({ id, status }) => isOpen(status) && id !== ticket.problem?.id);
  const [first] = await readTicket(house.reads, ticket.id, 0, 1);
  const message = first?.event.type === 'ticket_created' ? (first.event.words?.message ?? '') : '';
  const texts = others.map(({ title, activity }) =>
    [title, 'text' in activity ? activity.text : ''].filter(Boolean).join('\n'),
  );
  return rank(`${ticket.subject ?? ''}\n${message}`, texts)
    .slice(0, MOST)
    .flatMap(({ at, score }) => {
      const problem = others[at];
      return problem ? [{ problem, score: Math.round(score * 100) / 100 }] : [];
    });
}
