import * as z from 'zod';
import { id, Language, Time } from '../common.ts';
import { Ratings } from '../ratings.ts';
import { ReportLink } from '../reports.ts';
import type { Route } from './route.ts';
import { problemId, requestId, ticketId } from './shapes.ts';

/** Addresses of the server's own pages, and how support was rated. */
export const pageRoutes = {
  reportLink: {
    method: 'GET',
    path: '/v1/tickets/{id}/report-link',
    summary: 'A signed address of the report as a printable page, Markdown or JSON',
    caller: 'customer',
    params: ticketId,
    query: z.strictObject({ lang: Language.optional(), zone: z.string().max(64).optional() }),
    status: 200,
    reply: ReportLink,
  },
  teamReportLink: {
    method: 'GET',
    path: '/v1/agent/tickets/{id}/report-link',
    summary: 'A signed address of the report as a printable page, Markdown or JSON',
    caller: 'agent',
    params: ticketId,
    query: z.strictObject({ lang: Language.optional(), zone: z.string().max(64).optional() }),
    status: 200,
    reply: ReportLink,
  },
  problemReportLink: {
    method: 'GET',
    path: '/v1/agent/problems/{id}/report-link',
    summary: 'The same of a known problem’s report',
    caller: 'agent',
    params: problemId,
    query: z.strictObject({ lang: Language.optional(), zone: z.string().max(64).optional() }),
    status: 200,
    reply: ReportLink,
  },
  approvalLink: {
    method: 'GET',
    path: '/v1/tickets/{id}/data-requests/{request}/approval-link',
    summary: 'The link of the approval that is asked for now, for the customer to pass on',
    caller: 'customer',
    params: z.object({ id: id('tk'), request: requestId }),
    status: 200,
    reply: z.object({ url: z.string(), expiresAt: Time }).meta({ id: 'ApprovalLink' }),
    refusals: ['approval_over'],
  },
  ratings: {
    method: 'GET',
    path: '/v1/ratings',
    summary: 'How others rated; for those who have given theirs',
    caller: 'customer',
    status: 200,
    reply: Ratings,
    refusals: ['rate_first'],
  },
} as const satisfies Record<string, Route>;
