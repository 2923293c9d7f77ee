import { useEffect, useState } from 'preact/hooks';

/** Where the page is: `#/`, `#/tickets/tk_…` or `#/tickets/tk_…/facts` (the third column, on a narrow screen). */
export interface Route {
  readonly ticket: string | null;
  readonly facts: boolean;
}

export function parseRoute(hash: string): Route {
  const [, ticket = null, facts] = /^#\/tickets\/(tk_[0-9A-Za-z]+)(\/facts)?$/.exec(hash) ?? [];
  return { ticket, facts: facts !== undefined };
}

export const ticketHref = (id: string): string => `#/tickets/${id}`;
export const factsHref = (id: string): string => `#/tickets/${id}/facts`;
export const queueHref = '#/';

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
