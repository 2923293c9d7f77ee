import { type TeamTicket, VestkaError } from '@vestka/sdk/agent';
import { beforeEach, describe, expect, it } from 'vitest';
import { byId, fake, loggedIn } from './fake.ts';
import { forget, settle, show } from './page.tsx';
import { knownProblem } from './problems.ts';
import { at, lena, morning, ticket, ticketId } from './tickets.ts';

beforeEach(forget);

describe('logging in', () => {
  it('shows the server’s sentence, then the desk', async () => {
    const client = fake({ me: null });
    const page = await show(client);
    client.fail('login', new VestkaError({ code: 'login_failed', title: 'E-mail or password is wrong.' }));
    await page.type(page.get('textbox', 'E-mail'), 'anna@example.com');
    await page.type(document.querySelector('[type=password]') as Element, 'secret');
    await page.click(page.get('button', 'Log in'));
    expect(page.get('alert').textContent).toBe('E-mail or password is wrong.');
    await page.click(page.get('button', 'Log in'));
    expect(page.all('tab', 'Mine')).toHaveLength(1);
    await page.click(page.get('button', 'Log out'));
    expect(client.calls.at(-1)?.[0]).toBe('logout');
    expect(page.all('button', 'Log in')).toHaveLength(1);
  });
});

describe('the queue', () => {
  it('keeps the client’s order and says what is late', async () => {
    const page = await show(fake());
    const rows = page.all('link', '#').map((row) => row.textContent);
    expect(rows[0]).toContain('25 m late');
    expect(rows[0]).toContain('#1029 · Waiting on others · gold, high');
    expect(rows[1]).toContain('in 18 m');
    expect(document.title).toBe('(1 late) Northwind · Vestka');
  });

  it('says one time left everywhere, however long it takes to draw the page', async () => {
    const tickets = [ticket(1042, { due: 20, warned: null })];
    const client = fake({ queue: tickets, tickets: byId(tickets) });
    // Between one look at the clock and the next a minute turns.
    client.now = () => {
      client.time += 1;
      return client.time - 1;
    };
    await show(client, `#/tickets/${ticketId(1042)}`);
    const left = ['.row .due', '.next-word .left'].map((part) => document.querySelector(part)?.textContent);
    expect(left).toEqual(['in 20 m', 'in 20 m']);
  });

  it('folds the pages behind the name of the one that is shown', async () => {
    const page = await show(fake(), `#/tickets/${ticketId(1042)}`);
    const button = page.get('button', 'Pages: Queue');
    const unfolded = () => page.get('button', 'Pages:').getAttribute('aria-expanded');
    expect(unfolded()).toBe('false');
    await page.click(button);
    expect(unfolded()).toBe('true');
    await page.key('Escape');
    expect([unfolded(), document.activeElement]).toEqual(['false', button]);
    expect(location.hash).toBe(`#/tickets/${ticketId(1042)}`);
    await page.click(button);
    await page.go('#/problems');
    expect(page.get('button', 'Pages: Known problems').getAttribute('aria-expanded')).toBe('false');
  });

  it('warns before a promise runs out, once aloud', async () => {
    const page = await show(fake());
    expect(page.get('status').textContent).toMatch(/^#1040: word is promised by/);
    expect(page.get('link', '#1040: word is promised by').textContent).toContain('in 18 m');
  });

  it('tells a lead how much is late and asks for an answer, though only the first of it is read', async () => {
    const me = loggedIn.me && { ...loggedIn.me, agent: lena };
    const late = Array.from({ length: 50 }, (_, n) => ticket(n + 1, { due: n - 60 }));
    const client = fake({
      me,
      queue: [],
      tickets: byId(late),
      counts: { ...loggedIn.counts, late: 64, nudged: 1 },
      problems: [{ problem: knownProblem(1007, { due: -5 }), linked: 2 }],
    });
    const page = await show(client);
    expect(document.title).toBe('(65 late) Northwind · Vestka');
    expect(page.get('link', '#1: the word promised by').getAttribute('href')).toBe(
      `#/tickets/${ticketId(1)}`,
    );
    expect(page.get('link', '65 late').getAttribute('href')).toBe('#/?scope=all&flag=late');
    expect(page.get('link', '1 asks for an answer').getAttribute('href')).toBe('#/?scope=all&flag=nudged');
    const [one] = late as [TeamTicket];
    client.set({
      tickets: byId([one]),
      problems: [],
      counts: { ...loggedIn.counts, late: 1, nudged: 0 },
    });
    await settle();
    expect(page.get('link', '#1: the word promised by')).toBeTruthy();
    expect(page.all('link', '1 late')).toHaveLength(0);
  });

  it('empties the search with Escape, in the address too', async () => {
    const page = await show(fake());
    await page.go('#/?scope=all&impact=high&q=till');
    const field = document.querySelector('[type=search]') as HTMLInputElement;
    await page.key('Escape', {}, field);
    expect(field.value).toBe('');
    expect(location.hash).toBe('#/?scope=all&impact=high');
  });

  it('opens from the navigation without the known problem, whose name its filter keeps', async () => {
    const problem = knownProblem(1007, { status: 'resolved', promise: null });
    const page = await show(fake({ problems: [{ problem, linked: 2 }] }));
    await page.go(`#/problems/${problem.id}`);
    const link = page.get('link', 'Show them in the queue').getAttribute('href');
    expect(link).toBe(`#/problems/${problem.id}?scope=ended&problem=${problem.id}`);
    await page.go(`${link}&impact=high`);
    expect(page.get('button', `Remove Follows: P${problem.number} ${problem.title}`)).toBeTruthy();
    expect(page.get('link', 'Queue').getAttribute('href')).toBe('#/?scope=all&impact=high');
  });

  it('draws only what is in view of ten thousand rows', async () => {
    const many = Array.from({ length: 10_000 }, (_, n) => ticket(n + 1, { due: n * 3 }));
    const page = await show(fake({ queue: many, tickets: byId(many) }));
    expect(page.all('link', '#').length).toBeLessThan(40);
  });

  it('says of what has ended what is still to be done, of a known problem too, the latest on top', async () => {
    const report = { remaining: [{ what: 'Tell the branches', who: 'Anna', by: at(2 * 1440) }] } as never;
    const ended = { status: 'resolved', promise: null } as const;
    const queue = [
      ticket(1050, { ...ended, updatedAt: at(-10) }),
      ticket(1051, { ...ended, updatedAt: at(-30), report }),
    ];
    const problem = knownProblem(1007, { ...ended, updatedAt: at(-20), report });
    const client = fake({ scope: 'ended', queue, tickets: byId(queue), problems: [{ problem, linked: 2 }] });
    const page = await show(client, '#/?scope=ended');
    const rows = [...document.querySelectorAll('.queue .row')].map((row) => row.textContent ?? '');
    const told = rows.map((row) => [
      /[#P]\d+/.exec(row)?.[0],
      row.includes('Still to do: Tell the branches'),
    ]);
    expect(told).toEqual([
      ['#1050', false],
      ['P1007', true],
      ['#1051', true],
    ]);
    expect(page.get('tab', 'All').textContent, 'the known problem stands there as well').toBe('All 42');
  });

  it('says when nothing is owed, when it reads, and when it could not', async () => {
    const client = fake({ queue: [], tickets: {} });
    const page = await show(client);
    expect(page.text()).toContain('No open requests. Nothing promised, nothing owed.');
    client.set({ queueLoaded: false });
    await settle();
    expect(page.text()).toContain('Reading the queue…');
    client.set({ error: new VestkaError({ code: 'unavailable', title: 'Try again shortly.' }) });
    await settle();
    expect(page.text()).toContain('Try again shortly.');
    await page.click(page.get('button', 'Try again'));
    expect(client.calls.at(-1)).toEqual(['setScope', 'mine']);
  });

  it('says until when the page was true', async () => {
    const client = fake();
    const page = await show(client);
    client.set({ connection: 'offline' });
    await settle();
    expect(document.querySelector('.banner')?.textContent).toMatch(
      /Not connected. What you see was true at \d/,
    );
    client.set({ connection: 'live' });
    await settle();
    expect(page.text()).not.toContain('What you see was true');
    expect(page.get('status').textContent).toBe('Connected again.');
  });

  it('moves by keys and opens; never while someone types', async () => {
    const page = await show(fake());
    await page.key('j');
    await page.key('j');
    expect((document.activeElement as HTMLElement).dataset.row).toBe(ticketId(1040));
    await page.key('k');
    expect((document.activeElement as HTMLElement).dataset.row).toBe(ticketId(1029));
    await page.go(`#/tickets/${ticketId(1029)}`);
    await page.key('n');
    const note = document.activeElement as HTMLElement;
    expect(note.tagName).toBe('TEXTAREA');
    await page.key('j');
    expect(document.activeElement).toBe(note);
    await page.key('Escape');
    expect(document.activeElement).toBe(document.body);
    await page.key('Escape');
    expect(location.hash).toBe('#/');
    dispatchEvent(new Event('hashchange'));
    await settle();
    // Enter opens it again.
    expect((document.activeElement as HTMLElement).dataset.row).toBe(ticketId(1029));
    expect((document.activeElement as HTMLElement).tagName).toBe('A');
    await page.key('?');
    expect(page.get('dialog').textContent).toContain('Move in the queue');
  });

  it('keeps the chosen row when the order changes', async () => {
    const client = fake();
    const page = await show(client);
    await page.key('j');
    client.set({ queue: [...morning].reverse() });
    await settle();
    expect((document.activeElement as HTMLElement).dataset.row).toBe(ticketId(1029));
    expect(page.all('listitem').at(-1)?.textContent).toContain('#1029');
  });

  it('marks the customer’s unseen words until the request was open', async () => {
    const page = await show(fake());
    expect(page.all('img', 'new since')).toHaveLength(2);
    await page.go(`#/tickets/${ticketId(1040)}`);
    await page.go('#/');
    expect(page.all('img', 'new since')).toHaveLength(1);
  });

  it('changes scope and language', async () => {
    const client = fake();
    const page = await show(client);
    await page.click(page.get('tab', 'Unassigned'));
    expect(client.calls).toContainEqual(['setScope', 'unassigned']);
    const select = page.get('combobox', 'Language') as HTMLSelectElement;
    select.value = 'ru';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(page.get('tab', 'Ничьи')).toBeTruthy();
    expect(document.documentElement.lang).toBe('ru');
  });

  it('tells aloud of what was missed', async () => {
    const client = fake();
    const page = await show(client);
    const missed = { type: 'promise_missed', at: at(0) } as never;
    client.emit('event', { event: missed, ticket: morning[0] as never });
    await settle();
    expect(page.get('status').textContent).toBe('#1029: promise missed.');
  });
});
