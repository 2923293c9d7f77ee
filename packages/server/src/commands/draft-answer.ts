import type { AnswerDraft } from '@vestka/sdk/protocol';
import { draftOf } from '../domain/answer/draft.ts';
import { readProblem, readTicket } from '../log/read.ts';
import type { Who } from './carry-out.ts';
import { reach } from './execute.ts';
import { reachProblem } from './execute-problem.ts';
import type { House } from './house.ts';

/** A ticket and its report as a draft of an answer. @throws Refused `not_found` */
export async function draftAnswer(house: House, who: Who, ticket: string): Promise<AnswerDraft> {
  const { team } = await reach(house, who, ticket);
  const [first] = await readTicket(house.reads, ticket, 0, 1, 'customer');
  const opened = first?.event.type === 'ticket_created' ? first.event : null;
  return draftOf({
    lang: opened?.data.lang ?? null,
    subject: team.subject,
    message: opened?.words?.message ?? null,
    report: team.report ?? null,
    people: [team.customer.name, opened?.words?.contact?.name].filter((name) => name != null),
  });
}

/**
 * A known problem and its report as a draft of an answer: what it is called is what one sees, for want of anyone's words.
 *
 * @throws Refused `not_found`
 */
export async function draftProblemAnswer(house: House, who: Who, id: string): Promise<AnswerDraft> {
  const { title, report } = await reachProblem(house, who.workspace, id);
  const [first] = await readProblem(house.reads, id, 0, 1);
  const opened = first?.event.type === 'problem_created' ? first.event : null;
  return draftOf({
    lang: opened?.data.lang ?? null,
    subject: title,
    message: title,
    report: report ?? null,
    people: [],
  });
}
