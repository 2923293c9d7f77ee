import type { Answer, AnswerDraft, Answers, Found } from '@vestka/sdk/protocol';
import type * as z from 'zod';
import { type Ask, type Credentials, call } from './house.ts';

type Someone = { as: Credentials };
type View = { answer: Answer };

/** An answer that the rules take. */
export const lesson = <T extends object>(more: T = {} as T) => ({
  lang: 'en',
  title: 'Printing an invoice',
  symptom: 'The page stays blank when an invoice is sent to the printer.',
  cause: 'The paper size of the template did not fit the printer.',
  solution: 'Open Settings, Templates, and choose A4.',
  readThrough: true as const,
  ...more,
});

/** What people do with published answers, in one line each. */
export function libraryActs(url: string) {
  const post =
    (path: string) =>
    (who: Someone, id: string, body: object, more: Ask = {}) =>
      call<View>(url, 'POST', path.replace('{id}', id), { as: who.as, body, ...more });
  const get = <T>(who: Someone, path: string) => call<T>(url, 'GET', path, { as: who.as });
  return {
    find: (who: Someone, q: string, lang?: string) =>
      get<Found>(who, `/v1/answers?${new URLSearchParams({ q, ...(lang ? { lang } : {}) })}`),
    answer: (who: Someone, id: string) => get<View>(who, `/v1/answers/${id}`),
    solved: (who: Someone, id: string, more: Ask = {}) => post('/v1/answers/{id}/solved')(who, id, {}, more),
    /** Of a ticket or a known problem. */
    draft: (who: Someone, id: string) =>
      get<AnswerDraft>(who, `/v1/agent/${id.startsWith('pb_') ? 'problems' : 'tickets'}/${id}/answer-draft`),
    list: (who: Someone, query = '') =>
      get<z.infer<typeof Answers>>(who, `/v1/agent/answers${query && `?${query}`}`),
    publish: (who: Someone, body: object = lesson(), more: Ask = {}) =>
      post('/v1/agent/answers')(who, '', body, more),
    change: post('/v1/agent/answers/{id}'),
    withdraw: (who: Someone, id: string, reason?: string) =>
      post('/v1/agent/answers/{id}/withdrawal')(who, id, { reason }),
  };
}
