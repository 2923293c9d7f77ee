import type { Answer, Found } from '../protocol/answers.ts';
import type { ApprovalAsk, RequestAnswer } from '../protocol/data-requests.ts';
import type { RatingInput, Ratings } from '../protocol/ratings.ts';
import type { ReportLink } from '../protocol/reports.ts';
import type { Ticket } from '../protocol/tickets.ts';
import { newIntent } from './intent.ts';
import type { Client } from './types.ts';

/**
 * Picks one of the ways forward that stand; another pick takes its place.
 * @throws VestkaError `offer_over`, `stale`, `not_open`
 */
export const chooseOption = (
  client: Client,
  { id, tag }: Ticket,
  option: string,
  why?: string,
  lang?: string,
  intent?: string,
): Promise<Ticket> => client.act(id, `options/${option}/choice`, { basedOn: tag, why, lang }, intent);

/**
 * Gives what a data request asks for, gives a part, or declines with a reason, item by item. Files are uploaded before.
 * @throws VestkaError `answer_incomplete` field by field, `item_full`, `file_unknown`, `not_open`
 */
export const answerRequest = (
  client: Client,
  ticket: string,
  request: string,
  answer: RequestAnswer,
  intent?: string,
): Promise<Ticket> => client.act(ticket, `data-requests/${request}/answers`, answer, intent);

/** Asks a person of the customer's own management; then `approvalLink` has what to pass on. */
export const askApproval = (
  client: Client,
  ticket: string,
  request: string,
  ask: ApprovalAsk,
  intent?: string,
): Promise<Ticket> => client.act(ticket, `data-requests/${request}/approvals`, ask, intent);

/** The link of the approval that is asked for now. @throws VestkaError `approval_over` */
export const approvalLink = (
  client: Client,
  ticket: string,
  request: string,
): Promise<{ url: string; expiresAt: string }> =>
  client.request('GET', `/tickets/${ticket}/data-requests/${request}/approval-link`);

/** Rates the support, once, after the end. @throws VestkaError `not_closed`, `already_rated` */
export const rate = (client: Client, ticket: string, rating: RatingInput, intent?: string): Promise<Ticket> =>
  client.act(ticket, 'rating', rating, intent);

/** How others rated. @throws VestkaError `rate_first` before one's own */
export const ratings = (client: Client): Promise<Ratings> => client.request('GET', '/ratings');

/** A signed address of the report's printable page; with `.md` or `.json` added, a file. */
export const reportLink = (
  client: Client,
  ticket: string,
  { lang, zone }: { lang?: string; zone?: string } = {},
): Promise<ReportLink> => client.request('GET', `/tickets/${ticket}/report-link?${query({ lang, zone })}`);

/**
 * Published answers, open known problems and one's own tickets that these words are about.
 * @param signal gives the search up
 */
export const findAnswers = (client: Client, q: string, lang?: string, signal?: AbortSignal): Promise<Found> =>
  client.request('GET', `/answers?${query({ q, lang })}`, undefined, undefined, signal);

export const getAnswer = async (client: Client, id: string): Promise<Answer> =>
  (await client.request<{ answer: Answer }>('GET', `/answers/${id}`)).answer;

/** “This solved it”: counted once for a person and an answer. */
export const solvedByAnswer = async (client: Client, id: string): Promise<Answer> =>
  (await client.request<{ answer: Answer }>('POST', `/answers/${id}/solved`, {}, newIntent())).answer;

const query = (values: Record<string, string | undefined>): string =>
  new URLSearchParams(
    Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined),
  ).toString();
