import { VestkaError } from '@vestka/sdk/agent';
import { beforeEach, expect, it } from 'vitest';
import { fake } from './fake.ts';
import { forget, show } from './page.tsx';
import { problemId } from './problems.ts';
import { ticketId } from './tickets.ts';

const id = ticketId(1042);
const called = (client: ReturnType<typeof fake>, name: string) =>
  client.calls.filter(([one]) => one === name);

beforeEach(forget);

it('a known problem is made from a request, which then follows it', async () => {
  const client = fake();
  const page = await show(client, `#/problems/new?from=${id}`);
  expect((page.get('textbox', 'Title') as HTMLInputElement).value).toBe(
    'Checkout refuses cards with a foreign address',
  );
  await page.click(page.get('radio', 'Waiting on others'));
  await page.click(page.get('radio', 'A vendor'));
  await page.type(page.get('textbox', 'Right now'), '');
  expect(page.text()).toContain('Still missing: what is done right now.');
  await page.click(page.get('button', 'Open the known problem'));
  expect(called(client, 'problems.create')).toHaveLength(0);
  expect(document.activeElement?.id).toBe('activity');
  await page.type(page.get('textbox', 'Right now'), 'The maker of the reader looks at it.');
  await page.click(page.get('radio', 'In 3 h'));
  await page.click(page.get('button', 'Open the known problem'));
  expect(called(client, 'problems.create')[0]?.[1]).toEqual({
    title: 'Checkout refuses cards with a foreign address',
    impact: 'critical',
    status: 'waiting_on_others',
    activity: 'The maker of the reader looks at it.',
    nextUpdateAt: '2026-03-04T16:20:00.000Z',
    waiting: { for: 'vendor' },
  });
  expect(called(client, 'link')[0]?.[2]).toBe(problemId(1008));
  expect(location.hash).toBe(`#/problems/${problemId(1008)}`);
});

it('the server’s sentence stands at its field', async () => {
  const client = fake();
  const page = await show(client, `#/problems/new?from=${id}`);
  const errors = [{ path: 'activity', code: 'says_nothing', message: 'Say what is being done.' }];
  client.fail('problems.create', new VestkaError({ code: 'validation_failed', errors }));
  await page.click(page.get('button', 'Open the known problem'));
  expect(document.getElementById('activity-fault')?.textContent).toBe('Say what is being done.');
  expect(document.getElementById('problem-missing')?.textContent).toBe('');
});
