import { VestkaError } from '@vestka/sdk/agent';
import { beforeEach, describe, expect, it } from 'vitest';
import { fake, loggedIn } from './fake.ts';
import { forget, type Page, settle, show } from './page.tsx';
import { story, ticketId } from './tickets.ts';

const id = ticketId(1042);
const open = `#/tickets/${id}`;
const send = (page: Page) => page.all('button', 'Tell the customer')[0] as HTMLElement;
const update = (client: ReturnType<typeof fake>) => client.calls.find(([name]) => name === 'update')?.[2];

beforeEach(forget);

describe('the request', () => {
  it('shows every kind of entry, people’s words as text', async () => {
    const [first] = story(id);
    const evil = { ...first, words: { subject: 'x', message: '<img src=x onerror=alert(1)>' } };
    const page = await show(fake({}, { [id]: [evil, ...story(id).slice(1)] as never }), open);
    const timeline = page.get('list', 'Timeline');
    expect(timeline.querySelector('img')).toBeNull();
    expect(timeline.textContent).toContain('<img src=x onerror=alert(1)>');
    expect(timeline.textContent).toContain('team only');
    expect(timeline.textContent).toContain('Promise missed: no word by');
    expect(timeline.textContent).toContain('Promise kept');
    expect(timeline.textContent).toContain('Next word moved from');
    expect(document.querySelector('#request h1')?.textContent).toContain('Checkout refuses cards');
    expect(page.text()).toContain(
      '#1042 · Olga Petrova · gold plan · problem · critical · open 3 h 40 · 2 promises kept',
    );
  });

  it('says that there is no such request', async () => {
    const page = await show(fake(), '#/tickets/tk_nothing0000000000');
    expect(page.text()).toContain('There is no such request here.');
  });

  it('is taken and given back', async () => {
    const client = fake();
    const page = await show(client, `#/tickets/${ticketId(1043)}`);
    await page.click(page.get('button', 'Take it'));
    expect(client.calls).toContainEqual(['assign', ticketId(1043), 'me']);
    expect(page.all('button', 'Take it')).toHaveLength(0);
    await page.click(page.get('button', 'Assign'));
    await page.click(page.get('menuitem', 'To the team'));
    expect(client.calls).toContainEqual(['assign', ticketId(1043), null]);
    await page.key('t');
    await page.key('t');
    expect(client.calls.filter(([name]) => name === 'assign')).toHaveLength(3);
  });
});

describe('telling the customer', () => {
  it('names no zone to one who sits in the workspace’s', async () => {
    const workspace = { id: 'ws_1', name: 'Northwind', zone: 'UTC' };
    const page = await show(fake({ me: loggedIn.me && { ...loggedIn.me, workspace } }), open);
    await page.click(page.get('radio', 'In 1 h'));
    expect(document.getElementById('next-word-zone')?.textContent).toMatch(/^Wed 2:20\sPM, in 1 h$/);
    expect(page.text()).not.toContain('Times in');
  });

  it('comes with policy’s date, asks for news, and sends the three facts', async () => {
    const client = fake();
    const page = await show(client, open);
    expect(page.text()).toContain('Policy wants a word at least every 1 h of working time.');
    expect((page.get('radio', 'Cause found') as HTMLInputElement).checked).toBe(true);
    expect((page.get('textbox', 'Right now') as HTMLInputElement).value).toContain('Testing the corrected');
    expect(send(page).getAttribute('aria-disabled')).toBe('true');
    expect((page.get('radio', 'By policy') as HTMLInputElement).checked).toBe(true);
    expect(page.all('textbox', 'Reason')).toHaveLength(0);
    expect(page.text()).toContain('Still missing: what is new, or why the date moves.');

    await page.click(page.get('radio', 'Fixing'));
    await page.click(page.get('radio', 'End of day'));
    expect(page.text()).toMatch(/End of day 5:00\sPM \(6:00\sPM Europe\/Berlin\)/);
    expect(page.text()).toContain('Times in UTC');
    expect(send(page).getAttribute('aria-disabled')).toBe('false');
    await page.type(page.get('textbox', 'Message'), '  Tonight.  ');
    await page.key('Enter', { ctrlKey: true }, page.get('textbox', 'Message'));
    expect(update(client)).toEqual({
      status: 'fixing',
      activity: 'Testing the corrected tax table on a copy of your shop.',
      nextUpdateAt: '2026-03-04T17:00:00.000Z',
      message: 'Tonight.',
    });
    expect(page.get('status').textContent).toContain('#1042: told. Next word by');
    expect((page.get('textbox', 'Message') as HTMLInputElement).value).toBe('');
  });

  it('asks for a reason when nothing but the date changes', async () => {
    const client = fake();
    const page = await show(client, open);
    expect(page.all('textbox', 'Reason')).toHaveLength(0);
    await page.click(page.get('radio', 'In 1 h'));
    expect(page.text()).toContain('Still missing: the reason.');
    await page.type(page.get('textbox', 'Reason'), 'The bank answers later.');
    await page.click(send(page));
    expect(update(client)).toMatchObject({ reason: 'The bank answers later.' });
    expect(update(client)).not.toHaveProperty('message');
  });

  it('does not prefill the system’s words', async () => {
    const page = await show(fake(), `#/tickets/${ticketId(1043)}`);
    expect((page.get('textbox', 'Right now') as HTMLInputElement).value).toBe('');
    expect(page.text()).toContain('Still missing: the status, what is done right now.');
  });

  it('keeps a draft when another request is opened', async () => {
    const page = await show(fake(), open);
    await page.type(page.get('textbox', 'Message'), 'half a sent');
    await page.go(`#/tickets/${ticketId(1040)}`);
    expect((page.get('textbox', 'Message') as HTMLTextAreaElement).value).toBe('');
    await page.go(open);
    expect((page.get('textbox', 'Message') as HTMLTextAreaElement).value).toBe('half a sent');
  });

  it('says the server’s sentence beside its field', async () => {
    const client = fake();
    const page = await show(client, open);
    await page.click(page.get('radio', 'Tomorrow'));
    await page.type(page.get('textbox', 'Message'), 'x');
    const message = 'The next word must lie between 5 minutes and 14 days ahead.';
    const errors = [{ path: 'nextUpdateAt', code: 'promise_out_of_bounds', message }];
    client.fail('update', new VestkaError({ code: 'promise_out_of_bounds', errors }));
    await page.click(send(page));
    expect(document.getElementById('next-word-fault')?.textContent).toBe(message);
    expect((page.get('textbox', 'Message') as HTMLTextAreaElement).value).toBe('x');
  });

  it('when stale, keeps the words, shows the change, goes on from the new basis', async () => {
    const client = fake();
    const page = await show(client, open);
    await page.click(page.get('radio', 'Tomorrow'));
    await page.type(page.get('textbox', 'Message'), 'My words');
    const before = client.state.tickets[id];
    client.fail(
      'update',
      new VestkaError({ code: 'stale', title: 'The ticket has changed since you looked.' }),
    );
    await page.click(send(page));
    const now = {
      ...before,
      tag: 't9',
      status: 'fixing',
      activity: { text: 'Rolling out', lang: null },
    } as never;
    client.set({ tickets: { ...client.state.tickets, [id]: now } });
    await settle();
    expect(page.text()).toContain('It has changed while you were writing.');
    expect(page.text()).toContain('Status: Cause found → Fixing');
    expect(send(page).getAttribute('aria-disabled')).toBe('true');
    expect((page.get('textbox', 'Message') as HTMLTextAreaElement).value).toBe('My words');
    await page.click(page.get('button', 'I have looked, go on'));
    await page.click(send(page));
    const sent = client.calls.filter(([name]) => name === 'update').at(-1);
    expect(sent?.[1]).toMatchObject({ tag: 't9' });
    expect(sent?.[2]).toMatchObject({ message: 'My words', status: 'cause_found' });
  });

  it('an agent’s own taking of the ticket is no change to look at', async () => {
    const client = fake();
    const page = await show(client, `#/tickets/${ticketId(1043)}`);
    await page.type(page.get('textbox', 'Message'), 'Hello');
    await page.click(page.get('button', 'Take it'));
    expect(page.text()).not.toContain('It has changed while you were writing.');
  });

  it('takes a date of the agent’s own zone, as every time of the page is, and tells it in the workspace’s', async () => {
    const client = fake();
    const page = await show(client, open);
    await page.click(page.get('radio', 'Other…'));
    const other = document.querySelector('input[type=datetime-local]') as HTMLInputElement;
    expect(other.value).toBe('2026-03-04T14:20');
    await page.type(other, '2026-03-04T13:22');
    expect(page.text()).toContain('less than 5 minutes ahead');
    await page.type(other, '2026-03-05T08:30');
    expect(page.text()).toMatch(/Thu 8:30\sAM, in 19 h 10 \(9:30\sAM Europe\/Berlin\) · Times in UTC/);
    await page.type(page.get('textbox', 'Message'), 'x');
    await page.click(send(page));
    expect(update(client)).toMatchObject({ nextUpdateAt: '2026-03-05T08:30:00.000Z' });
  });
});
