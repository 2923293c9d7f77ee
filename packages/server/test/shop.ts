import { afterAll, afterEach, expect } from 'vitest';
import { acts, openHouse, openWorkspace, type TestHouse, type Workspace } from './house.ts';
import { teamActs } from './team.ts';

/** A house with one workspace, and what people do there. */
export interface Shop {
  readonly house: TestHouse;
  readonly A: Workspace;
  readonly act: ReturnType<typeof acts>;
  readonly team: ReturnType<typeof teamActs>;
  now(): number;
}

/** One for all tests of a file: no test may leave a fault behind, and it closes after the last. */
export async function openShop(name?: string): Promise<Shop> {
  const house = await openHouse();
  afterEach(() => expect(house.faults).toEqual([]));
  afterAll(() => house.close());
  return {
    house,
    A: await openWorkspace(house, name),
    act: acts(house.url),
    team: teamActs(house.url),
    now: () => house.clock.now(),
  };
}
