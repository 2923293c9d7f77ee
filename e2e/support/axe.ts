import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

// The builder's own copy, as it is sent to a page. By itself it sends the readable one, twice for each look.
const builder = fileURLToPath(import.meta.resolve('@axe-core/playwright'));
const axeCore = readFileSync(createRequire(builder).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Nothing that axe knows is wrong with the page as it stands, shadow roots included. Legacy mode: these pages have no
 * frames of other origins, and a third of the time is enough.
 */
export async function expectNoFaults(page: Page, view: string, rules?: string[]): Promise<void> {
  if (!(await page.evaluate('Boolean(window.axe)'))) await page.evaluate(axeCore);
  const axe = new AxeBuilder({ page, axeSource: ';' })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n${target}\n${failureSummary}`),
  );
  expect.soft(told, view).toEqual([]);
}
