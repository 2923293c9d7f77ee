import type { KnownProblem, Policy, Queue, TeamTicket, Ticket } from '@vestka/sdk/protocol';
import { type Ask, type Credentials, call, HOUR, iso } from './house.ts';

type Someone = { as: Credentials };
type View = { ticket: Ticket; cursor: string };
type TeamView = { ticket: TeamTicket; cursor: string };
type ProblemView = { problem: KnownProblem; linked: number; cursor: string };

/** What else a team does, in one line each: hand on, classify, limit, and look after known problems. */
export function teamActs(url: string) {
  const post =
    <T>(path: string) =>
    (who: Someone, id: string, body: object, more: Ask = {}) =>
      call<T>(url, 'POST', path.replace('{id}', id), { as: who.as, body, ...more });
  const get = <T>(who: Someone, path: string) => call<T>(url, 'GET', path, { as: who.as });
  return {
    nudge: (who: Someone, id: string) => post<View>('/v1/tickets/{id}/nudges')(who, id, {}),
    contact: post<View>('/v1/tickets/{id}/contact'),
    escalate: post<TeamView>('/v1/agent/tickets/{id}/escalations'),
    classify: post<TeamView>('/v1/agent/tickets/{id}/classification'),
    answerWish: post<TeamView>('/v1/agent/tickets/{id}/wish-answer'),
    limit: post<TeamView>('/v1/agent/tickets/{id}/limits'),
    link: post<TeamView>('/v1/agent/tickets/{id}/problem'),
    openProblem: (who: Someone, body: object) => post<ProblemView>('/v1/agent/problems')(who, '', body),
    updateProblem: post<ProblemView>('/v1/agent/problems/{id}/updates'),
    noteProblem: post<ProblemView>('/v1/agent/problems/{id}/notes'),
    assignProblem: post<ProblemView>('/v1/agent/problems/{id}/assignment'),
    reportProblem: post<ProblemView>('/v1/agent/problems/{id}/report'),
    problem: (who: Someone, id: string) => get<ProblemView>(who, `/v1/agent/problems/${id}`),
    queue: (who: Someone, query = '') => get<Queue>(who, `/v1/agent/queue${query && `?${query}`}`),
    policy: (who: Someone) => get<{ policy: Policy; version: number }>(who, '/v1/admin/policy'),
    canned: (who: Someone) => get<{ canned: object[]; version: number }>(who, '/v1/admin/canned'),
  };
}

/** A known problem that the rules take. */
export const cause = (now: number, more: object = {}) => ({
  title: 'Card payment restarts the till',
  status: 'cause_found',
  activity: 'Waiting for the maker’s answer',
  nextUpdateAt: iso(now + 6 * HOUR),
  ...more,
});

/** A hand-off that the rules take. */
export const handOff = (ticket: { tag: string }, now: number, more: object = {}) => ({
  level: 'L2',
  known: 'The till restarts with every card payment',
  tried: 'Another cable and another terminal',
  why: 'The log of the till needs its maker’s tools',
  reason: 'Our second line reads the log of your till',
  nextUpdateAt: iso(now + 4 * HOUR),
  basedOn: ticket.tag,
  ...more,
});

/** An honest answer to a wish. */
export const answer = (ticket: { tag: string }, more: object = {}) => ({
  answer: 'planned',
  plannedFor: '2026-06-01',
  text: 'Dark mode comes with the summer release; dim the screen until then',
  basedOn: ticket.tag,
  ...more,
});

/** Prepared updates that the rules take. */
export const canned = [
  {
    id: 'log',
    title: 'Ask for the log',
    message: 'Hello {customer}, please send the log of ticket {number}.',
  },
];
