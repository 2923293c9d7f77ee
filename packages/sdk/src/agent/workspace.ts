import type { Rest } from '../client/rest.ts';
import type { Act } from './act.ts';
import type { AgentClient } from './types.ts';

/** What belongs to the whole workspace, and to no ticket: read and changed, not kept. */
export const workspaceOf = (
  api: Rest,
  act: Act,
): Pick<
  AgentClient,
  'promises' | 'policy' | 'changePolicy' | 'previewPolicy' | 'canned' | 'changeCanned' | 'insights'
> => ({
  promises: () => api('GET', '/agent/promises'),
  policy: () => api('GET', '/admin/policy'),
  changePolicy: (policy, basedOn) => act('/admin/policy', { policy, basedOn }),
  previewPolicy: (policy, at) => api('POST', '/admin/policy/preview', { policy, at }),
  canned: () => api('GET', '/admin/canned'),
  changeCanned: (canned, basedOn) => act('/admin/canned', { canned, basedOn }),
  insights: (range = {}) => api('GET', `/agent/insights${query(range)}`),
});

/** `?…` of what is given; nothing where nothing is. */
export const query = (parts: Readonly<Record<string, string | number | undefined | null>>): string => {
  const given = Object.entries(parts).filter(([, value]) => value);
  return given[0] ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : '';
};
