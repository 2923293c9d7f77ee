import type { QueueScope } from '@vestka/sdk/agent';
import { useEffect, useState } from 'preact/hooks';
import { parseView, type QueueView, queryOf } from './view.ts';

export const PAGES = ['queue', 'problems', 'policy', 'updates', 'answers', 'insights'] as const;
export type PageName = (typeof PAGES)[number];

/**
 * Where the page is: `#/`, `#/tickets/tk_…`, `#/problems/pb_…`, either with `/facts` (the third column, on a narrow
 * screen), `#/problems`, `#/problems/new?from=tk_…`, `#/policy`, `#/updates`, `#/answers`, `#/answers/an_…`,
 * `#/answers/new?from=tk_…`, `#/insights`; then what of the queue is shown.
 */
export interface Route {
  readonly page: PageName;
  /** The open request or known problem. */
  readonly open: string | null;
  readonly facts: boolean;
  /** The open answer. */
  readonly answer: string | null;
  /** A known problem or an answer is being written. */
  readonly fresh: boolean;
  /** The request or known problem that it is made from. */
  readonly from: string | null;
  readonly view: QueueView;
}

const split = (hash: string): [path: string, query: URLSearchParams] => {
  const [path = '', query = ''] = hash.slice(1).split('?');
  return [path, new URLSearchParams(query)];
};

export function parseRoute(hash: string): Route {
  const [path, query] = split(hash);
  const view = parseView(query);
  const [, open = null, facts] =
    /^\/(?:tickets|problems)\/((?:tk|pb)_[0-9A-Za-z]+)(\/facts)?$/.exec(path) ?? [];
  const [, answer = null] = /^\/answers\/(an_[0-9A-Za-z]+)$/.exec(path) ?? [];
  const fresh = path === '/problems/new' || path === '/answers/new';
  const [, first] = path.split('/');
  const whole = fresh || answer !== null || path === `/${first}`;
  const name = whole ? PAGES.find((one) => one === first) : undefined;
  return {
    page: name ?? 'queue',
    open,
    answer,
    facts: facts !== undefined,
    fresh,
    from: fresh ? query.get('from') : null,
    view,
  };
}

/** What of the queue is shown stays in each address, so that it is still so on the way back. */
const kept = (): string => queryOf(parseView(split(location.hash)[1]));

export const ticketHref = (id: string): string => `#/tickets/${id}${kept()}`;
export const problemHref = (id: string): string => `#/problems/${id}${kept()}`;
export const factsHref = (id: string): string =>
  `#/${id.startsWith('pb_') ? 'problems' : 'tickets'}/${id}/facts${kept()}`;
export const queueHref = (): string => `#/${kept()}`;

/** From the navigation the queue opens without the known problem that led to a part of it: what else narrows it stays. */
export function pageHref(page: PageName): string {
  if (page !== 'queue') return `#/${page}${kept()}`;
  const { scope, filter } = parseView(split(location.hash)[1]);
  const { problem, ...others } = filter;
  // What has ended came with the problem too.
  return `#/${queryOf({ scope: problem && scope === 'ended' ? 'all' : scope, filter: others })}`;
}

export function newProblemHref(from?: string): string {
  const query = kept();
  return `#/problems/new${query}${from ? `${query ? '&' : '?'}from=${from}` : ''}`;
}

export const answerHref = (id: string): string => `#/answers/${id}${kept()}`;

/** The report of a request or a known problem, on its way to be an answer for everyone. */
export function newAnswerHref(from: string): string {
  const query = kept();
  return `#/answers/new${query}${query ? '&' : '?'}from=${from}`;
}

/** The requests that follow a known problem, in the queue beside whatever is open. */
export const followersHref = (problem: string, scope: QueueScope): string =>
  `${location.hash.split('?')[0] || '#/'}${queryOf({ scope, filter: { problem } })}`;

/** All that calls for a look in one way, in the queue: on a phone it stands alone. */
export const flaggedHref = (flag: 'late' | 'nudged'): string =>
  `#/${queryOf({ scope: 'all', filter: { flag } })}`;

/** Shows another part of the queue. The step before is not kept: each letter of a search would be one. */
export function show(view: QueueView): void {
  const [path] = split(location.hash);
  history.replaceState(null, '', `#${path || '/'}${queryOf(view)}`);
  dispatchEvent(new Event('hashchange'));
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const changed = () => setRoute(parseRoute(location.hash));
    addEventListener('hashchange', changed);
    changed();
    return () => removeEventListener('hashchange', changed);
  }, []);
  return route;
}
