import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/**
 * Nothing that axe knows is wrong with the page as it stands, shadow roots included. Legacy mode: these pages have no
 * frames of other origins, and a third of the time is enough.
 */
export async function expectNoFaults(page: Page, view: string, rules?: string[]): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n${target}\n${failureSummary}`),
  );
  expect.soft(told, view).toEqual([]);
}
