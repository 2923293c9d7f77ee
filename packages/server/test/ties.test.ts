import { createAgent } from '@vestka/sdk/agent';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { acts, openCustomer, openHouse, openMany, openWorkspace, type TestHouse } from './house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** “Tomorrow 10:00” gives many requests one date: the server's pages and the SDK's order must break ties alike. */
test('a queue of requests that are due at one time loses none while pages are read and words come', async () => {
  const workspace = await openWorkspace(house);
  const customer = await openCustomer(house, workspace);
  const act = acts(house.url);
  await openMany(house, workspace, customer, 80);
  const agent = createAgent({ url: house.url, secretKey: workspace.secretKey, agent: workspace.agent.id });
  try {
    await agent.connect();
    await vi.waitFor(() => expect(agent.state.queueLoaded).toBe(true));
    for (const { id } of agent.state.queue) await act.note(workspace.agent, id, { text: 'Seen' });
    await vi.waitFor(() => expect(agent.state.queue.every(({ notes }) => notes === 1)).toBe(true));
    while (agent.state.hasMore) await agent.more();
    expect(new Set(agent.state.queue.map(({ id }) => id)).size).toBe(80);
  } finally {
    agent.close();
  }
});
