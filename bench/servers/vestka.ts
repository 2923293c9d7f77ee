import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  addAgent,
  createApp,
  createSecretKey,
  createWorkspace,
  roundTheClockPolicy,
} from '../../packages/server/src/app.ts';
import { publishAnswer } from '../../packages/server/src/commands/answers.ts';
import type { Who } from '../../packages/server/src/commands/carry-out.ts';
import { execute } from '../../packages/server/src/commands/execute.ts';
import { createProblem, reachProblem } from '../../packages/server/src/commands/execute-problem.ts';
import { openTicket } from '../../packages/server/src/commands/open-ticket.ts';
import { openCustomerSession } from '../../packages/server/src/commands/sessions.ts';
import { createLexicon, type Lexicon, NEEDLE } from './lexicon.ts';
import { memoryLog } from './memory-log.ts';
import type { Served } from './served.ts';
import { updateBody } from './update-body.ts';

/** What the load needs to know to act as an agent, or as a page. */
export interface Keys {
  readonly publishableKey: string;
  readonly secretKey: string;
  readonly agent: string;
}

/** A ticket, and the tag that its next update is based on. */
export interface OpenTicket {
  readonly id: string;
  tag: string;
}

const MADE_AT_ONCE = 500;
const UNLIMITED = { most: Number.POSITIVE_INFINITY, per: 60_000 };

/** The real server, with one workspace and one agent. Limits that would stop a load are lifted, nothing else. */
export async function vestka(folder: string, { database }: { database: boolean }): Promise<Served> {
  const app = await createApp({
    database: join(folder, 'bench.db'),
    limits: {
      sessions: UNLIMITED,
      logins: UNLIMITED,
      tickets: UNLIMITED,
      acts: UNLIMITED,
      finds: UNLIMITED,
      findsByNetwork: UNLIMITED,
    },
    live: { heartbeatMs: 600_000, perAddress: 100_000 },
    report: (error) => console.error(error),
    ...(database ? {} : { log: memoryLog }),
  });
  const { house } = app;
  const { id: workspace, publishableKey } = await createWorkspace(house, {
    name: 'Northwind Shop',
    policy: roundTheClockPolicy('UTC'),
  });
  const person = { email: 'anna@northwind.example', name: 'Anna K.', password: 'northwind-bench' };
  const agent = await addAgent(house, workspace, person);
  const keys: Keys = { publishableKey, secretKey: await createSecretKey(house, workspace), agent };
  const anna: Who = { workspace, actor: { kind: 'agent', id: agent, name: person.name } };
  const own: OpenTicket[] = [];

  async function openOne(): Promise<OpenTicket> {
    const customer = `cu_${randomUUID().replaceAll('-', '').slice(0, 22)}`;
    const who = { workspace, customer, actor: { kind: 'customer' as const, id: customer } };
    const body = { message: 'The export hangs at 90 %.', kind: 'problem', impact: 'normal' } as const;
    const opened = await openTicket(house, who, body, { intent: randomUUID(), body: '' });
    return { id: opened.customer.id, tag: opened.customer.tag };
  }

  async function update(ticket: OpenTicket): Promise<void> {
    const body = updateBody(ticket.tag);
    const act = { intent: randomUUID(), body: JSON.stringify(body) };
    const { team } = await execute(house, anna, ticket.id, { type: 'update', body }, act);
    ticket.tag = team.tag;
  }

  /** A known problem that so many tickets follow, each of a customer of its own. */
  async function problem(followers: number): Promise<OpenTicket> {
    const { basedOn: _, ...facts } = updateBody('', 'to begin with');
    const body = { ...facts, title: 'Exports hang', impact: 'normal' } as const;
    const { id } = await createProblem(house, anna, body, { intent: randomUUID(), body: '' });
    for (let done = 0; done < followers; done += MADE_AT_ONCE) {
      await many(Math.min(MADE_AT_ONCE, followers - done), async () => {
        const ticket = await openOne();
        const body = { problem: id, basedOn: ticket.tag };
        await execute(house, anna, ticket.id, { type: 'link', body });
      });
    }
    const { tag } = await reachProblem(house, workspace, id);
    return { id, tag };
  }

  /** Publishes so many answers, as long as answers are, the first of them under a title that is then asked for. */
  async function answers(count: number): Promise<void> {
    const { words } = createLexicon(1);
    await publish(NEEDLE, words);
    for (let done = 0; done < count; done += MADE_AT_ONCE) {
      await many(Math.min(MADE_AT_ONCE, count - done), () => publish(words(7), words));
    }
  }

  function publish(title: string, words: Lexicon['words']): Promise<unknown> {
    const text = { title, symptom: words(30), cause: words(20), solution: words(40) };
    const body = { lang: 'en', ...text, readThrough: true } as const;
    return publishAnswer(house, anna, body, { intent: randomUUID(), body: '' });
  }

  const many = <T>(count: number, make: () => Promise<T>) => Promise.all(Array.from({ length: count }, make));

  return {
    url: await app.listen(0),
    answers: {
      keys: () => keys,
      tickets: (count: number) => many(count, openOne),
      problem,
      answers,
      sessions: (count: number) =>
        many(count, async () => (await openCustomerSession(house, workspace)).token),
      /** Commits updates of so many tickets at once: each one event, heard by the workspace's agents. */
      async publish(count: number) {
        while (own.length < count) own.push(await openOne());
        await Promise.all(own.slice(0, count).map(update));
      },
    },
    close: () => app.close(),
  };
}
