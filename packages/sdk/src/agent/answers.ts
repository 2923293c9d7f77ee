import type { Rest } from '../client/rest.ts';
import type { Answer } from '../protocol/answers.ts';
import type { Act } from './act.ts';
import { pathOf } from './reads.ts';
import type { AgentClient } from './types.ts';
import { query } from './workspace.ts';

/** What was learnt from tickets, for customers to find: read and changed, not kept. */
export function answersOf(api: Rest, act: Act): AgentClient['answers'] {
  const send = async (path: string, body: object) =>
    (await act<{ answer: Answer }>(`/agent/answers${path}`, body)).answer;
  return {
    draft: (id) => api('GET', `${pathOf(id)}/answer-draft`),
    list: (ask = {}) => api('GET', `/agent/answers${query(ask)}`),
    open: async (id) => (await api<{ answer: Answer }>('GET', `/agent/answers/${id}`)).answer,
    publish: (input) => send('', input),
    change: (id, input) => send(`/${id}`, input),
    withdraw: (id, reason) => send(`/${id}/withdrawal`, reason ? { reason } : {}),
  };
}
