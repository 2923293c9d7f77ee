import type { DataRequest, RequestItem, TeamTicket } from '@vestka/sdk/agent';
import type { Text } from '../locales/index.ts';

/** What kind of thing is asked for, how sensitive it is, how long it is kept. */
export const itemTerms = (
  { kind, sensitivity, keepDays }: Pick<RequestItem, 'kind' | 'sensitivity' | 'keepDays'>,
  text: Text,
): string =>
  [
    text.requests.kinds[kind],
    sensitivity !== 'none' && text.requests.sensitivities[sensitivity],
    text.requests.kept(keepDays),
  ]
    .filter(Boolean)
    .join(' · ');

export interface AskedRequest {
  readonly id: string;
  readonly request: DataRequest;
}

/** What was asked of the customer, the latest first. */
export const requestsOf = ({ requests }: TeamTicket): AskedRequest[] =>
  Object.entries(requests ?? {})
    .map(([id, request]) => ({ id, request }))
    .sort((a, b) => Date.parse(b.request.at) - Date.parse(a.request.at));

/** Something was declined: the matter does not end with that, another way is needed. */
export const isDeclined = ({ items }: DataRequest): boolean =>
  Object.values(items).some(({ state }) => state === 'declined');
