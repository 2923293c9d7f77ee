import { VestkaError } from '@vestka/sdk/agent';
import { beforeEach, describe, expect, it } from 'vitest';
import { enReport } from '../../../widget/src/locales/en-report.ts';
import { enTurns } from '../../../widget/src/locales/en-turns.ts';
import { byId, fake } from './fake.ts';
import { forget, type Page, show } from './page.tsx';
import { at, ending, morning, story, ticket, ticketId } from './tickets.ts';

const id = ticketId(1042);
const open = `#/tickets/${id}`;
const publish = (page: Page) => page.get('button', 'Publish report');

beforeEach(forget);

describe('the note', () => {
  it('goes to the team alone', async () => {
    const client = fake();
    const page = await show(client, open);
    await page.click(page.get('tab', 'Note for the team'));
    expect(page.text()).toContain('Only the team reads this.');
    await page.click(page.get('button', 'Add note'));
    expect(client.calls.some(([name]) => name === 'note')).toBe(false);
    await page.type(page.get('textbox', 'Note'), 'Ask Ivan.');
    await page.click(page.get('button', 'Add note'));
    expect(client.calls.at(-1)).toEqual(['note', id, 'Ask Ivan.']);
    expect((page.get('textbox', 'Note') as HTMLTextAreaElement).value).toBe('');
  });
});

describe('the report', () => {
  it('says what is missing and publishes', async () => {
    const client = fake();
    const page = await show(client, open);
    await page.key('r');
    expect(page.text()).toContain(
      'Still missing: the outcome, what caused it, what was done, whether it can happen again.',
    );
    await page.click(page.get('radio', 'Solved in part'));
    await page.type(page.get('textbox', 'What caused it'), 'A missing tax class.');
    await page.type(page.get('textbox', 'What was done'), 'The tax class stands there again.');
    await page.click(page.get('radio', 'Possible'));
    expect(page.text()).toContain('Still missing: what remains, how to avoid it.');
    await page.type(page.get('textbox', 'How to avoid it'), 'Look at the taxes after each update.');
    await page.click(page.get('button', 'Add what remains'));
    const [what, who, by] = page.get('group', 'Remaining thing 1').querySelectorAll('input');
    await page.type(what as Element, 'A check');
    await page.type(who as Element, 'Payments');
    await page.type(by as Element, '2026-03-13');
    // Word for word what the customer's own report says.
    expect(document.querySelector('.preview .letter')?.textContent?.replace(/\s/g, ' ')).toBe(
      [
        enReport.o_partial,
        [enReport.cause, 'A missing tax class.'],
        [enReport.done, 'The tax class stands there again.'],
        [enReport.remains, `A check ${enTurns.byWhom('Payments', enTurns.dated('March 13', '5:00 PM'))}`],
        [enReport.again, enReport.r_possible],
        [enReport.avoid, 'Look at the taxes after each update.'],
      ]
        .flat()
        .join(''),
    );
    await page.click(publish(page));
    expect(client.calls.find(([name]) => name === 'report')?.[2]).toEqual({
      outcome: 'partial',
      cause: 'A missing tax class.',
      done: 'The tax class stands there again.',
      remaining: [{ what: 'A check', who: 'Payments', by: '2026-03-13T17:00:00.000Z' }],
      recurrence: 'possible',
      prevention: 'Look at the taxes after each update.',
    });
    expect(page.get('status').textContent).toBe('#1042: report published.');
  });

  it('offers nothing that remains when it is solved in full', async () => {
    const client = fake();
    const page = await show(client, open);
    await page.key('r');
    await page.click(page.get('radio', 'Solved in part'));
    await page.click(page.get('button', 'Add what remains'));
    await page.click(page.get('radio', 'Solved in full'));
    expect(page.all('button', 'Add what remains')).toHaveLength(0);
    await page.type(page.get('textbox', 'What caused it'), 'fixed, please check');
    await page.type(page.get('textbox', 'What was done'), 'A restart, twice.');
    await page.click(page.get('radio', 'No'));
    expect(document.getElementById('cause-hint')?.textContent).toContain('Say what caused it');
    expect(page.text()).toContain('Still missing: what caused it.');
    await page.click(publish(page));
    expect(client.calls.some(([name]) => name === 'report')).toBe(false);
    expect(document.activeElement?.id).toBe('cause');
    await page.type(page.get('textbox', 'What caused it'), 'Somehow the power went.');
    const errors = [
      { path: 'cause', code: 'report_says_nothing', message: 'Say what caused it.' },
      { path: 'done', code: 'report_says_nothing', message: 'Say what was done.' },
    ];
    client.fail('report', new VestkaError({ code: 'report_says_nothing', errors }));
    await page.click(publish(page));
    expect(client.calls.find(([name]) => name === 'report')?.[2]).toMatchObject({ remaining: [] });
    expect(document.getElementById('cause-fault')?.textContent).toBe('Say what caused it.');
    expect(document.getElementById('done-fault')?.textContent).toBe('Say what was done.');
    expect((page.get('textbox', 'What caused it') as HTMLTextAreaElement).value).toBe(
      'Somehow the power went.',
    );
    // What is wrong has the focus, the first of it.
    expect(document.activeElement?.id).toBe('cause');
  });

  it('reads as a letter once it is out, and only words are left to write', async () => {
    const ended = morning.map((one) =>
      one.id === id ? ticket(1042, { ...one, status: 'resolved', promise: null, closesAt: at(8640) }) : one,
    );
    const page = await show(
      fake({ queue: ended, tickets: byId(ended) }, { [id]: [...story(id), ...ending(id, 8)] }),
      open,
    );
    expect(page.get('list', 'Timeline').textContent).toContain('Solved in part');
    expect(page.text()).toMatch(/Resolved. It closes by itself on .* unless the customer answers./);
    expect(page.all('tab', 'Resolve')).toHaveLength(0);
    expect(page.all('radio', 'Status')).toHaveLength(0);
    await page.click(page.get('tab', 'Note'));
    expect(page.all('textbox', 'Note')).toHaveLength(1);
  });
});
