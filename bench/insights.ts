// node --conditions=@vestka/source bench/insights.ts: does the lead's page grow slower as the log grows longer?
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addAgent,
  createApp,
  createSecretKey,
  createWorkspace,
  manualClock,
  roundTheClockPolicy,
} from '../packages/server/src/app.ts';
import { execute } from '../packages/server/src/commands/execute.ts';
import { placeOf } from '../packages/server/src/commands/insights/count-page.ts';
import { openTicket } from '../packages/server/src/commands/open-ticket.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const START = Date.UTC(2026, 0, 5, 9);
const DAYS = 60;
/** Of each ticket: opened, two words, a report, accepted. */
const EVENTS_EACH = 5;
const AT_ONCE = 20;
const OPEN = 100;
const IMPACTS = ['low', 'normal', 'high', 'critical'] as const;

const houses = [await fill(1_000), await fill(10_000), await fill(100_000)];
const took = houses.map((): number[] => []);
for (let round = 0; round < 60; round += 1) {
  for (const [i, { url, as }] of houses.entries()) {
    const started = performance.now();
    const reply = await fetch(`${url}/v1/agent/insights?from=2026-01-05&to=2026-03-06`, { headers: as });
    await reply.json();
    if (!reply.ok) throw new Error(`answered ${reply.status}`);
    if (round >= 10) took[i]?.push(performance.now() - started);
  }
}
const medians = took.map((all) => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0);
houses.forEach(({ events, behind }, i) => {
  const ratio = ((medians[i] ?? 0) / (medians[0] ?? 1)).toFixed(2);
  console.log(
    `${events} events: ${medians[i]?.toFixed(2)} ms, ${ratio} times the first; counted ${behind} ms later`,
  );
});
for (const { close } of houses) await close();

/** Sixty days with so many events in all, a hundred tickets still open at the end. */
async function fill(events: number) {
  const folder = mkdtempSync(join(tmpdir(), 'vestka-bench-'));
  const clock = manualClock(START);
  const report = (error: unknown) => console.error(error);
  const app = await createApp({ database: join(folder, 'bench.db'), clock, report });
  const url = await app.listen(0);
  const { house } = app;
  const policy = { ...roundTheClockPolicy('Europe/Berlin'), history: true };
  const { id: workspace } = await createWorkspace(house, { name: 'Bench', policy });
  const lead = { email: 'lead@bench.example', name: 'Lead', role: 'lead' as const };
  const agent = await addAgent(house, workspace, { ...lead, password: randomUUID() });
  const secretKey = await createSecretKey(house, workspace);
  const by = { workspace, actor: { kind: 'agent', id: agent, name: 'Lead' } } as const;
  const customer = 'cu_1111111111111111';
  const from = { workspace, customer, actor: { kind: 'customer', id: customer } } as const;

  const tickets = Math.max(OPEN, Math.round(events / EVENTS_EACH));
  const rounds = tickets / AT_ONCE;
  for (let round = 0; round < rounds; round += 1) {
    const begun = await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, i) => {
        const body = { message: 'It restarts', kind: 'problem', impact: IMPACTS[i % 4] ?? 'normal' } as const;
        const { team } = await openTicket(house, from, body, { intent: randomUUID(), body: '' });
        return team;
      }),
    );
    // First words take from a minute to an hour and a half.
    await clock.moveBy(MINUTE * (1 + (round % 90)));
    await Promise.all(
      begun.map(async (ticket) => {
        const say = async (tag: string, activity: string) => {
          const nextUpdateAt = new Date(clock.now() + 13 * DAY).toISOString();
          const body = { status: 'investigating', activity, nextUpdateAt, basedOn: tag } as const;
          return (await execute(house, by, ticket.id, { type: 'update', body })).team.tag;
        };
        const tag = await say(await say(ticket.tag, 'Looking at the tax table'), 'Trying the fix on a copy');
        if (round >= rounds - OPEN / AT_ONCE) return;
        const body = {
          outcome: 'full' as const,
          cause: 'A tax class was missing',
          done: 'Put both rules back and tried them on a copy',
          remaining: [],
          evidence: [],
          recurrence: 'no' as const,
          basedOn: tag,
        };
        const { team } = await execute(house, by, ticket.id, { type: 'report', body });
        await execute(house, from, ticket.id, { type: 'accept', body: { basedOn: team.tag } });
      }),
    );
    await clock.moveTo(Math.max(clock.now(), START + ((round + 1) * DAYS * DAY) / rounds));
  }
  const head = await house.log.head();
  const done = performance.now();
  while ((await placeOf(house.reads)).cursor < head) await new Promise((resume) => setTimeout(resume, 5));
  return {
    url,
    as: { authorization: `Bearer ${secretKey}`, 'vestka-agent': agent },
    events: head,
    behind: Math.round(performance.now() - done),
    async close() {
      await app.close();
      rmSync(folder, { recursive: true });
    },
  };
}
