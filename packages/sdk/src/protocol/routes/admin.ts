import * as z from 'zod';
import { Insights } from '../insights.ts';
import { CannedChange, CannedReply, PolicyChange, PolicyPreview, PolicyReply, Promises } from '../policy.ts';
import type { Route } from './route.ts';

/** Policy, prepared updates, and what the lead looks at. */
export const adminRoutes = {
  promises: {
    method: 'GET',
    path: '/v1/agent/promises',
    summary: 'What policy would promise now, and when this working day ends',
    caller: 'agent',
    status: 200,
    reply: Promises,
  },
  getPolicy: {
    method: 'GET',
    path: '/v1/admin/policy',
    summary: 'The reaction policy',
    caller: 'agent',
    status: 200,
    reply: PolicyReply,
  },
  changePolicy: {
    method: 'POST',
    path: '/v1/admin/policy',
    summary: 'Change the reaction policy; promises that stand stay as they are',
    caller: 'lead',
    body: PolicyChange,
    status: 200,
    reply: PolicyReply,
    intent: true,
    refusals: ['stale'],
  },
  previewPolicy: {
    method: 'POST',
    path: '/v1/admin/policy/preview',
    summary: 'What a policy would promise; changes nothing',
    caller: 'agent',
    body: PolicyPreview,
    status: 200,
    reply: Promises,
  },
  getCanned: {
    method: 'GET',
    path: '/v1/admin/canned',
    summary: 'Prepared updates',
    caller: 'agent',
    status: 200,
    reply: CannedReply,
  },
  changeCanned: {
    method: 'POST',
    path: '/v1/admin/canned',
    summary: 'Change the prepared updates',
    caller: 'lead',
    body: CannedChange,
    status: 200,
    reply: CannedReply,
    intent: true,
    refusals: ['stale'],
  },
  insights: {
    method: 'GET',
    path: '/v1/agent/insights',
    summary: 'Promises due, late and kept, load, levels, silence: counted from the log',
    caller: 'lead',
    query: z.strictObject({ from: z.iso.date().optional(), to: z.iso.date().optional() }),
    status: 200,
    reply: Insights,
  },
  insightsCsv: {
    method: 'GET',
    path: '/v1/agent/insights.csv',
    summary: 'The same for a spreadsheet: one row a day, one an agent, or the ratings of each day',
    caller: 'lead',
    query: z.strictObject({
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      part: z.enum(['days', 'agents', 'ratings']).default('days'),
    }),
    status: 200,
    reply: z.string(),
    type: 'text/csv',
  },
} as const satisfies Record<string, Route>;
