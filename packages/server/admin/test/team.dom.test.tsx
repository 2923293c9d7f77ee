import { VestkaError } from '@vestka/sdk/agent';
import { beforeEach, describe, expect, it } from 'vitest';
import { byId, fake } from './fake.ts';
import { forget, type Page, settle, show } from './page.tsx';
import { knownProblem, problemId, rows } from './problems.ts';
import { teamwork } from './teamwork.ts';
import { anna, at, morning, ticket, ticketId } from './tickets.ts';

const id = ticketId(1042);
const open = `#/tickets/${id}`;
const called = (client: ReturnType<typeof fake>, name: string) =>
  client.calls.filter(([one]) => one === name);
const withTicket = (part: Parameters<typeof ticket>[1]) => {
  const tickets = morning.map((one) => (one.id === id ? ticket(1042, { ...one, ...part }) : one));
  return { queue: tickets, tickets: byId(tickets) };
};
const select = async (page: Page, name: string, value: string) => {
  const field = page.get('combobox', name) as HTMLSelectElement;
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
};

beforeEach(forget);

describe('known problems in the queue', () => {
  it('stand at their promise in one line with their count', async () => {
    const page = await show(fake({ problems: rows }));
    const lines = page.all('listitem').map((line) => line.textContent);
    expect(lines[2]).toContain('P1007 · 312 requests');
    expect(lines[1]).toContain('#1040');
    expect(lines[3]).toContain('#1042');
  });

  it('are counted where they stand', async () => {
    const counts = { mine: 0, team: 3, unassigned: 0, all: 4, late: 0, nudged: 0 };
    const client = fake({
      problems: [...rows, { problem: knownProblem(1009, { assignee: null }), linked: 2 }],
      counts,
    });
    const page = await show(client);
    const tabs = () => page.all('tab').map((tab) => tab.textContent);
    expect(tabs()).toEqual(['Mine 1', 'My line 5', 'Unassigned 1', 'All 6', 'Ended']);
    client.set({ problems: [] });
    await settle();
    expect(tabs()).toEqual(['Mine 0', 'My line 3', 'Unassigned 0', 'All 4', 'Ended']);
  });

  it('wait for their place while the queue is not read to there, and are narrowed like the requests', async () => {
    const later = [{ problem: knownProblem(1009, { due: 20_000 }), linked: 2 }];
    const client = fake({ problems: later, hasMore: true });
    const page = await show(client);
    expect(page.text()).not.toContain('P1009');
    client.set({ hasMore: false });
    await settle();
    expect(page.all('listitem').at(-1)?.textContent).toContain('P1009 · 2 requests');
    await page.go('#/?impact=high');
    expect(called(client, 'setFilter').at(-1)?.[1]).toEqual({ impact: 'high' });
    expect(page.text()).toContain('P1009');
    for (const others of ['impact=low', 'kind=wish', 'flag=nudged', 'flag=late']) {
      await page.go(`#/?${others}`);
      expect(page.text()).not.toContain('P1009');
    }
    await page.go('#/?q=P1009');
    expect(page.text()).toContain('P1009 · 2 requests');
    await page.click(page.get('button', 'Clear all'));
    expect(location.hash).toBe('#/');
    expect(called(client, 'setFilter').at(-1)?.[1]).toEqual({});
  });

  it('are answered once for all, and ended only when the number is confirmed', async () => {
    const client = fake({ problems: rows });
    const page = await show(client, `#/problems/${problemId(1007)}`);
    await page.type(page.get('textbox', 'Message'), 'Swipe the card until then.');
    expect(page.get('form', 'Tell all who follow').getAttribute('aria-describedby')).toBe('readers');
    expect(document.querySelector('.readers.all')?.textContent).toBe(
      'Update to all who follow P1007 Read by 312 customers.',
    );
    expect(page.get('button', 'Tell 312 customers')).toBeTruthy();
    await page.key('Enter', { ctrlKey: true }, page.get('textbox', 'Message'));
    expect(called(client, 'problems.update')[0]?.[2]).toMatchObject({
      message: 'Swipe the card until then.',
    });
    expect(page.get('status').textContent).toContain('P1007: told to 312 customers.');
    await page.key('r');
    await page.click(page.get('radio', 'Solved in full'));
    await page.type(page.get('textbox', 'What caused it'), 'The driver of the reader.');
    await page.type(page.get('textbox', 'What was done'), 'The new driver is on every till.');
    await page.click(page.get('radio', 'No'));
    await page.click(page.get('button', 'Publish report'));
    expect(called(client, 'problems.report')).toHaveLength(0);
    expect(page.get('dialog').textContent).toContain('resolves all 312 requests');
    await page.click(page.get('button', 'Resolve 312 requests'));
    expect(called(client, 'problems.report')).toHaveLength(1);
  });
});

describe('a request', () => {
  it('tells every event of the team in words', async () => {
    const page = await show(fake({}, { [id]: teamwork(id) }), open);
    const timeline = page.get('list', 'Timeline').textContent ?? '';
    for (const words of [
      'Warned: word is due by',
      'The customer: no answer since',
      'The lead has been told again.',
      'Ivan S.: it is now problem, critical.',
      'Ivan S.: the plan is gold.',
      'Ivan S. → Second line.',
      'Answers “no answer since …”',
      'Payment module, needs its owner.',
      'Follows P1007 Till restarts when a card is read from here on.',
      'to all who follow P1007',
      'waits for release 4.12, expected',
      'No longer follows P1007',
      'wishes to be addressed as Ms Petrova',
      'May write once in 1 h until',
    ])
      expect(timeline).toContain(words);
    expect(timeline).not.toContain('does not know yet');
  });

  it('shows the hand-off first, until whoever has it has spoken', async () => {
    const handOff = { known: 'Only DE', tried: 'Cache', why: 'Payment', by: 'Ivan S.', at: at(-10) };
    const client = fake(withTicket({ handOff, lastWordAt: at(-18) }));
    const page = await show(client, open);
    const details = () => document.querySelector('details.hand-off') as HTMLDetailsElement;
    expect(page.text()).toContain('Hand-off from Ivan S.');
    expect(details().open).toBe(true);
    client.set(withTicket({ handOff, lastWordAt: at(-1) }));
    await settle();
    expect(details().open).toBe(false);
  });

  it('does not go on blind: each missing part is said in its field, and nothing is lost', async () => {
    const client = fake();
    const page = await show(client, open);
    const readers = () => document.querySelector('.readers')?.textContent;
    expect(readers()).toBe('Update to one customer Read by Olga Petrova.');
    await page.key('e');
    expect(readers()).toBe(
      'Hand-off to team and customer Three fields for the next one, two for the customer.',
    );
    const button = () => document.querySelector('.send')?.textContent;
    expect(button()).toBe('Hand on');
    await page.click(page.get('radio', 'Third line'));
    expect(button()).toBe('Hand on to the third line');
    await page.type(page.get('textbox', 'What is known'), 'Only DE and PL.');
    const faults = ['tried', 'why', 'reason'].map((path) => ({
      path,
      code: 'handoff_incomplete',
      message: 'x',
    }));
    client.fail('escalate', new VestkaError({ code: 'handoff_incomplete', errors: faults }));
    await page.click(page.all('button', 'Hand on').at(-1) as Element);
    expect(document.getElementById('tried-fault')?.textContent).toContain('even if it did not help');
    expect(document.getElementById('reason-fault')?.textContent).toContain('in plain words');
    expect((page.get('textbox', 'What is known') as HTMLTextAreaElement).value).toBe('Only DE and PL.');
    await page.type(page.get('textbox', 'What was tried'), 'Cache.');
    await page.type(page.get('textbox', 'Why it goes on'), 'Payment module.');
    await page.type(page.get('textbox', 'Reason'), 'It needs its owner.');
    await page.click(page.all('button', 'Hand on').at(-1) as Element);
    expect(called(client, 'escalate').at(-1)?.[2]).toMatchObject({
      level: 'L3',
      known: 'Only DE and PL.',
      tried: 'Cache.',
      why: 'Payment module.',
      reason: 'It needs its owner.',
      nextUpdateAt: '2026-03-04T14:20:00.000Z',
    });
  });

  it('goes on to a colleague, never to oneself', async () => {
    const page = await show(fake(withTicket({ assignee: null })), open);
    await page.key('e');
    await page.click(page.get('radio', 'A person…'));
    const offered = [...page.get('combobox', 'Who').querySelectorAll('option')].map((one) => one.textContent);
    expect(offered.slice(1)).toEqual(['Ivan S., First line', 'Lena M., Second line']);
    const alone = await show(fake({ agents: [anna] }), open);
    await alone.key('e');
    expect(alone.all('radio', 'A person…')).toHaveLength(0);
  });

  it('waits for a release by its version and date, with no word after that', async () => {
    const client = fake();
    const page = await show(client, open);
    await page.click(page.get('radio', 'Waiting on others'));
    expect(page.text()).toContain('Still missing: what we wait for');
    await page.click(page.get('radio', 'A release'));
    expect(page.text()).toContain('Still missing: the version of the release, the date of the release');
    await page.type(page.get('textbox', 'Release'), '4.12');
    await page.type(page.get('textbox', 'Expected on'), '2026-03-04');
    await page.click(page.get('radio', 'Tomorrow'));
    expect(page.text()).toContain('The next word must come by');
    await page.click(page.get('radio', 'In 1 h'));
    await page.key('Enter', { ctrlKey: true }, page.get('textbox', 'Message'));
    expect(called(client, 'update')[0]?.[2]).toMatchObject({
      status: 'waiting_on_others',
      waiting: { for: 'release', text: '4.12', expectedAt: '2026-03-04T17:00:00.000Z' },
    });
  });

  it('warns softly of a word outside of the hours, and of one later than policy wants', async () => {
    const page = await show(fake(), open);
    await page.click(page.get('radio', 'Other…'));
    await page.type(document.querySelector('input[type=datetime-local]') as Element, '2026-03-04T21:30');
    expect(page.get('note').textContent).toContain('This lies outside of the working hours.');
    expect(page.get('note').textContent).toContain('Policy wants the next word by');
    await page.click(page.get('radio', 'By policy'));
    expect(page.all('note')).toHaveLength(0);
    // The last moment of a day's work and the first are within it.
    for (const pick of ['End of day', 'Tomorrow']) {
      await page.click(page.get('radio', pick));
      expect(page.get('note').textContent).not.toContain('outside');
    }
  });

  it('takes prepared words in the customer’s language first, and sends none unfilled', async () => {
    const client = fake(withTicket({ customer: { id: 'cu_1', name: null, email: null } }));
    const page = await show(client, open);
    await page.key('p');
    const titles = [...document.querySelectorAll('[role=option] b')].map((one) => one.textContent);
    expect(titles).toEqual(['Попросить журнал', 'Thanks', 'Ask for the log']);
    await page.type(page.get('textbox', 'Search in prepared'), 'журнал');
    await page.key('Enter', {}, page.get('textbox', 'Search in prepared'));
    expect((page.get('textbox', 'Message') as HTMLTextAreaElement).value).toContain('{customer}, пришлите');
    expect(page.text()).toContain('Still to fill in: {customer}.');
    await page.key('Enter', { ctrlKey: true }, page.get('textbox', 'Message'));
    expect(called(client, 'update')).toHaveLength(0);
  });

  it('is classified, linked by one key, and taken off with a date', async () => {
    const client = fake({ problems: rows });
    const page = await show(client, open);
    await select(page, 'Impact', 'low');
    expect(called(client, 'classify').at(-1)).toEqual(['classify', id, { impact: 'low' }]);
    await page.key('l');
    expect(called(client, 'link').at(-1)?.[2]).toBe(problemId(1007));
    expect(page.all('tab', 'Resolve…')).toHaveLength(0);
    await page.click(page.get('button', 'Take it off…'));
    await page.click(page.all('button', 'Take it off').at(-1) as Element);
    expect(called(client, 'link').at(-1)?.slice(2)).toEqual([null, '2026-03-06T09:20:00.000Z']);
  });

  it('a wish is answered: planned needs its date', async () => {
    const client = fake(withTicket({ kind: 'wish' }));
    const page = await show(client, open);
    await page.key('w');
    await page.click(page.get('radio', 'Planned'));
    await page.type(page.get('textbox', 'Why'), 'It comes with the new list.');
    expect(page.text()).toContain('Still missing: the date.');
    await page.type(page.get('textbox', 'Planned for'), '2026-06-01');
    await page.click(page.get('button', 'Answer and close'));
    expect(called(client, 'answerWish')[0]?.[2]).toEqual({
      answer: 'planned',
      plannedFor: '2026-06-01',
      text: 'It comes with the new list.',
    });
  });
});
