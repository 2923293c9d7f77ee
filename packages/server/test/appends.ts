import type { Append, LogEvent, Projection, ViewWrite } from '../src/log/types.ts';

export const event = (version: number, more: Partial<LogEvent> = {}): LogEvent => ({
  version,
  audience: 'team',
  type: 'tried',
  actor: { kind: 'system' },
  at: 1000,
  data: { n: version },
  words: null,
  ...more,
});

/** The least that can be appended. */
export const one = (stream: string, expected = 0, more: Partial<Append> = {}): Append => ({
  workspace: 'ws_1',
  stream,
  expected,
  events: [event(expected + 1)],
  views: [],
  owner: null,
  ...more,
});

export const customer = (id: string): ViewWrite => ({
  put: 'customers',
  row: { id, workspace: 'ws_1', kind: 'anonymous', createdAt: 1 },
});
/** A customer's ticket, as far as its table asks. */
export const ticketRow = (id: string, number: number) => ({
  id,
  workspace: 'ws_1',
  customer: 'cu_1',
  number,
  version: 1,
  foldVersion: 3,
  open: 1,
  sortAt: 1,
  createdAt: 1,
  status: 'received',
  impact: 'normal',
  kind: 'problem',
  level: 'L1',
  queued: 1,
  nudged: 0,
  unanswered: 0,
  customerAt: 1,
  own: 0,
  search: '',
  customerView: '{"c":1}',
  teamView: '{"t":1}',
});
/** A row that the table refuses. */
export const broken = {
  put: 'customers',
  row: { id: 'cu_0', workspace: null, kind: 'anonymous', createdAt: 1 },
} as unknown as ViewWrite;
export const deadline = (at: number): ViewWrite => ({
  deadlines: [{ stream: 's', kind: 'promise', ref: 'p1', workspace: 'ws_1', at }],
});

export const tallied = (from: number, to: number, tallies: string | null): Projection => ({
  reader: 'r',
  from,
  to,
  at: 1000,
  writes: [
    { put: 'insightDays', row: { workspace: 'ws_1', date: '2026-03-04', tallies: tallies as string } },
  ],
});
