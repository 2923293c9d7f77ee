import { VestkaError } from '@vestka/sdk/agent';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { byId, type Fake, fake } from './fake.ts';
import { given, givenStory, rating, report, settledStory } from './given.ts';
import { forget, type Page, settle, show } from './page.tsx';
import { knownProblem } from './problems.ts';
import { at, ending, morning, story, ticket, ticketId } from './tickets.ts';

const id = ticketId(1042);
const open = `#/tickets/${id}`;
const sent = (client: Fake, name: string) => client.calls.find(([one]) => one === name);
const update = (client: Fake) => sent(client, 'update')?.[2];
const send = (page: Page) => page.all('button', 'Tell the customer')[0] as HTMLElement;
const side = () => document.querySelector('.side') as HTMLElement;
const fields = (page: Page, name: string) =>
  page.get('group', name).querySelectorAll<HTMLElement>('input:not([type=file]), textarea, select');

/** A desk where #1042 is as given. */
const desk = (one = given(), events: readonly unknown[] = givenStory(id)): Fake => {
  const queue = morning.map((other) => (other.id === id ? one : other));
  return fake({ queue, tickets: byId(queue) }, { [id]: events as never });
};

let opened: string[] = [];
beforeEach(() => {
  forget();
  opened = [];
  vi.spyOn(window, 'open').mockImplementation((url) => {
    opened.push(String(url));
    return null;
  });
});
afterEach(() => vi.restoreAllMocks());

describe('ways forward', () => {
  it('go with a word, one of them recommended, each line a step', async () => {
    const client = fake();
    const page = await show(client, open);
    await page.click(page.get('radio', 'End of day'));
    await page.click(page.get('checkbox', 'cannot be fixed'));
    expect(page.text()).toContain('Still missing: a way forward.');
    await page.click(page.get('button', 'Add a way forward'));
    expect(document.activeElement).toBe(fields(page, 'Way forward 1')[0]);
    expect(page.text()).toContain('Still missing: title and steps of each way forward.');
    const [title, , steps, pros] = fields(page, 'Way forward 1');
    await page.type(title as Element, 'Go back');
    await page.type(steps as Element, ' We go back \n\n You look ');
    await page.type(pros as Element, 'Soon');
    await page.click(page.get('button', 'Add a way forward'));
    const [second, best, ways] = fields(page, 'Way forward 2');
    await page.type(second as Element, 'Wait');
    await page.type(ways as Element, 'Nothing changes');
    expect(page.text()).toContain('Still missing: which way forward you recommend.');
    await page.click(send(page));
    expect(update(client)).toBeUndefined();
    await page.click(best as Element);
    await page.click(send(page));
    expect(update(client)).toMatchObject({
      cannotFix: true,
      options: [
        { title: 'Go back', steps: ['We go back', 'You look'], pros: ['Soon'], cons: [], recommended: false },
        { title: 'Wait', steps: ['Nothing changes'], pros: [], cons: [], recommended: true },
      ],
    });
    expect(page.all('group', 'Way forward 1')).toHaveLength(0);
  });

  it('must go with “not planned”, and may go with any answer to a wish', async () => {
    const client = desk(ticket(1042, { kind: 'wish' }), story(id));
    const page = await show(client, open);
    await page.key('w');
    await page.click(page.get('radio', 'Not planned'));
    await page.type(page.get('textbox', 'Why'), 'The old button cannot come back, its page is gone.');
    expect(page.text()).toContain('Still missing: a way forward.');
    await page.click(page.get('button', 'Add a way forward'));
    const [title, , steps] = fields(page, 'Way forward 1');
    await page.type(title as Element, 'The key P');
    await page.type(steps as Element, 'Press P in the list');
    await page.click(page.get('button', 'Answer and close'));
    expect(sent(client, 'answerWish')?.[2]).toEqual({
      answer: 'not_planned',
      text: 'The old button cannot come back, its page is gone.',
      options: [
        { title: 'The key P', steps: ['Press P in the list'], pros: [], cons: [], recommended: true },
      ],
    });
  });

  it('stand in the thread as cards, with what was picked and why, as soon as it is', async () => {
    const { offers = {} } = given();
    const [key, { choice, ...offer }] = Object.entries(offers)[0] as [string, (typeof offers)[string]];
    const before = given({ offers: { [key]: offer } });
    const events = givenStory(id);
    const client = desk(
      before,
      events.filter(({ type }) => type !== 'option_chosen'),
    );
    const page = await show(client, open);
    expect(page.get('list', 'Ways forward').querySelectorAll('.card')).toHaveLength(2);
    expect(page.get('list', 'Ways forward').textContent).toContain('recommended');
    expect(side().textContent).toContain('The customer has not picked yet.');
    client.set({ tickets: byId([given()]), timelines: { [id]: events } });
    await settle();
    expect(document.querySelector('.card.chosen')?.textContent).toContain('Take the old tax table back');
    expect(page.text()).toContain(`Chosen: Take the old tax table back until Friday${choice?.why}`);
    expect(side().textContent).toContain('Chosen: Take the old tax table back until Friday');
  });

  it('show the server’s sentence where it belongs', async () => {
    const client = fake();
    const page = await show(client, open);
    await page.click(page.get('button', 'Add a way forward'));
    const [title, , steps] = fields(page, 'Way forward 1');
    await page.type(title as Element, 'x');
    await page.type(steps as Element, 'y');
    const errors = [{ path: 'options.0.steps.0', code: 'validation_failed', message: 'Too long.' }];
    client.fail('update', new VestkaError({ code: 'validation_failed', errors }));
    await page.click(send(page));
    await settle();
    expect(page.get('group', 'Way forward 1').textContent).toContain('Too long.');
    expect(page.get('group', 'Way forward 1').contains(document.activeElement)).toBe(true);
  });
});

describe('a data request', () => {
  it('waits on the customer, proposes what is needed, and asks with purpose and time', async () => {
    const client = fake();
    const page = await show(client, open);
    await page.click(page.get('radio', 'End of day'));
    await page.click(page.get('button', 'Add a thing'));
    expect((page.get('radio', 'Waiting on customer') as HTMLInputElement).checked).toBe(true);
    const [what, purpose, , sensitivity, days] = fields(page, 'Thing 1');
    await page.type(what as Element, 'The log of Monday');
    expect((page.get('textbox', 'What we need') as HTMLInputElement).value).toBe('The log of Monday');
    await page.type(days as Element, '0');
    await page.type(purpose as Element, 'To see the bank’s answer');
    expect(page.text()).toContain('Still missing: what, what for and how long of each thing asked for.');
    await page.type(days as Element, '7');
    (sensitivity as HTMLSelectElement).value = 'personal';
    sensitivity?.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    await page.click(page.get('radio', 'Fixing'));
    expect(page.text()).toContain('the status “Waiting on customer”');
    await page.click(page.get('radio', 'Waiting on customer'));
    await page.click(send(page));
    expect(update(client)).toMatchObject({
      status: 'waiting_on_customer',
      waiting: { for: 'customer', text: 'The log of Monday' },
      request: [
        {
          kind: 'file',
          what: 'The log of Monday',
          purpose: 'To see the bank’s answer',
          sensitivity: 'personal',
          keepDays: 7,
        },
      ],
    });
  });

  it('leaves what the agent wrote as needed', async () => {
    const page = await show(fake(), open);
    await page.click(page.get('radio', 'Waiting on customer'));
    await page.type(page.get('textbox', 'What we need'), 'Your patience');
    await page.click(page.get('button', 'Add a thing'));
    await page.type(fields(page, 'Thing 1')[0] as Element, 'The log');
    expect((page.get('textbox', 'What we need') as HTMLInputElement).value).toBe('Your patience');
  });

  it('stands among the facts: given, declined, being approved, deleted; a decline asks for another way', async () => {
    const page = await show(desk(), open);
    const said = side().textContent ?? '';
    expect(said).toContain('A copy of the orders tabledeclined');
    expect(said).toContain('Our data protection officer does not allow it.');
    expect(said).toContain('The log of Mondaygiven');
    expect(said).toMatch(/Will be deleted on (11 Mar|Mar 11)/);
    expect(said).toMatch(/Deleted on .*: its time was over\./);
    expect(said).toContain('Dr. Vera Lindqvist-Oyelaran is asked to approve, until');
    await page.click(page.get('button', 'Offer another way'));
    expect(document.getElementById('part-options')?.hasAttribute('open')).toBe(true);
    expect(document.activeElement?.textContent).toContain('Offer ways forward');
  });

  it('is told in the thread with what came of it, deletions too', async () => {
    const page = await show(desk(), open);
    const timeline = page.get('list', 'Timeline').textContent ?? '';
    expect(timeline).toContain('To run the corrected taxes on real orders');
    expect(timeline).toContain('Asks Dr. Vera Lindqvist-Oyelaran to approve');
    expect(timeline).toContain(
      'Deleted after 14 days, as announced: The list of refused customers · refused.csv',
    );
  });
});

describe('what the customer says at the start', () => {
  it('stands in one block: expected, since, steps, where; words as text', async () => {
    const page = await show(desk(), open);
    const block = document.querySelector('.intake')?.textContent ?? '';
    expect(block).toContain('ExpectedThe card is taken, as it was on Friday.');
    expect(block).toContain('Where it happened, 2 errors of the page');
    expect(block).toContain('TypeError: taxClass is undefined');
    expect(page.text()).not.toContain('something happened that this page does not know');
  });

  it('shows images by their signed address, and opens other files when asked', async () => {
    const client = desk();
    const page = await show(client, open);
    const images = document.querySelectorAll<HTMLImageElement>('.timeline .files img');
    expect(images).toHaveLength(2);
    expect(images[0]?.src).toMatch(/^data:image/);
    const asked = client.calls.filter(([name]) => name === 'request').length;
    await page.click(page.all('button', 'Two ways, compared.pdf')[0] as Element);
    expect(client.calls.filter(([name]) => name === 'request')).toHaveLength(asked + 1);
    expect(opened).toEqual([images[0]?.src]);
    client.fail('request', new VestkaError({ code: 'not_found' }));
    await page.click(page.all('button', 'checkout-2026-03-02.log')[0] as Element);
    expect(page.get('alert').textContent).not.toBe('');
  });

  it('says who has a known problem too', async () => {
    const [first] = story(id);
    const linked = {
      ...first,
      cursor: 'x',
      type: 'problem_linked',
      data: { problem: 'pb_1', number: 1007 },
      words: { problem: 'Till restarts' },
    };
    const page = await show(desk(given(), [first, linked]), open);
    expect(page.text()).toContain('The customer says that they have P1007 Till restarts too.');
  });

  it('technical words go with an update, folded in the thread', async () => {
    const client = desk();
    const page = await show(client, open);
    expect(page.get('list', 'Timeline').textContent).toContain('tax_class is joined by country code');
    await page.type(page.get('textbox', 'Technical details'), 'migration 0413');
    await page.click(page.get('radio', 'End of day'));
    await page.click(send(page));
    expect(update(client)).toMatchObject({ technical: 'migration 0413' });
  });
});

describe('what remains after the report', () => {
  const resolved = () =>
    given({ status: 'resolved', promise: null, report, closesAt: at(8640), offers: {}, requests: {} });
  const events = () => [...story(id), ...ending(id, 8), ...settledStory(id)];

  it('stands among the facts with its date, what is late in words, and in the row', async () => {
    const page = await show(desk(resolved(), events()), open);
    expect(side().textContent).toContain('The refund of order 5512Anna K., by');
    expect(side().textContent).toContain('2 d late');
    expect(side().textContent).not.toContain('A note in the manual');
    const row = document.querySelector(`[data-row="${id}"]`)?.textContent ?? '';
    expect(row).toMatch(/Still to do: The refund of order 5512, by/);
    expect(document.querySelector(`[data-row="${id}"]`)?.closest('li')?.className).toContain('late');
    expect(page.get('list', 'Timeline').textContent).toContain('done on');
  });

  it('is done with a word to the customer', async () => {
    const client = desk(resolved(), events());
    const page = await show(client, open);
    await page.click(page.get('button', 'Done: The refund of order 5512'));
    await page.type(page.get('textbox', 'What was done'), 'The bank has it since noon.');
    await page.click(page.get('button', 'Tell the customer that it is done'));
    expect(sent(client, 'remaining')).toEqual([
      'remaining',
      id,
      1,
      { done: true, text: 'The bank has it since noon.' },
    ]);
    expect(side().textContent).not.toContain('The refund of order 5512');
    expect(page.all('dialog')).toHaveLength(0);
  });

  it('gets another date only with a reason', async () => {
    const client = desk(resolved(), events());
    const page = await show(client, open);
    await page.click(page.get('button', 'Another date: The refund of order 5512'));
    const tell = page.get('button', 'Tell the customer the new date');
    expect(page.text()).toContain('Still missing: the date, the reason.');
    await page.type(page.get('textbox', 'New date'), '2026-03-10');
    await page.click(tell);
    expect(sent(client, 'remaining')).toBeUndefined();
    await page.type(page.get('textbox', 'Why it takes longer'), 'The bank asks for the contract.');
    const errors = [{ path: 'by', code: 'promise_out_of_bounds', message: 'Within a year.' }];
    client.fail('remaining', new VestkaError({ code: 'promise_out_of_bounds', errors }));
    await page.click(tell);
    expect(document.getElementById('settle-date-fault')?.textContent).toBe('Within a year.');
    await page.click(tell);
    expect(client.calls.at(-1)?.slice(2)).toEqual([
      1,
      { by: '2026-03-10T17:00:00.000Z', text: 'The bank asks for the contract.' },
    ]);
  });

  it('of a known problem is settled there, for all', async () => {
    const problem = knownProblem(1007, { status: 'resolved', promise: null, report });
    const client = fake({ problems: [{ problem, linked: 3 }] });
    const page = await show(client, `#/problems/${problem.id}`);
    await page.click(page.get('button', 'Done: The refund of order 5512'));
    await page.click(page.get('button', 'Tell the customer that it is done'));
    expect(sent(client, 'problems.remaining')).toEqual(['problems.remaining', problem.id, 1, { done: true }]);
  });

  it('the report opens as a page, and comes as Markdown or JSON', async () => {
    const client = desk(resolved(), [
      ...story(id),
      ...ending(id, 8).map((one) => ({ ...one, at: report.publishedAt })),
    ]);
    const page = await show(client, open);
    expect(page.get('list', 'Timeline').textContent).toContain('Version of the shop');
    expect(page.get('list', 'Timeline').textContent).toContain('4.11.3');
    await page.click(page.get('button', 'Open as a page'));
    expect(sent(client, 'reportLink')).toEqual(['reportLink', id, { lang: 'en', zone: 'Europe/Berlin' }]);
    await page.click(page.get('button', 'Download as Markdown'));
    expect(opened).toEqual([`/r/${id}.signed`, `/r/${id}.signed.md`]);
    client.fail('reportLink', new VestkaError({ code: 'offline' }));
    await page.click(page.get('button', 'Download as JSON'));
    expect(page.get('alert').textContent).toContain('No answer from the server');
  });
});

describe('evidence', () => {
  it('goes with the report: before, after, when; a piece that shows nothing is not sent', async () => {
    const client = fake();
    const page = await show(client, open);
    await page.key('r');
    await page.click(page.get('radio', 'Solved in full'));
    await page.type(page.get('textbox', 'What caused it'), 'A missing tax class.');
    await page.type(page.get('textbox', 'What was done'), 'The tax class stands there again.');
    await page.click(page.get('radio', 'No'));
    await page.click(page.get('button', 'Add evidence'));
    const [what, before, after, seen] = fields(page, 'Evidence 1');
    await page.type(what as Element, 'Version');
    expect(page.text()).toContain('Still missing: what each piece of evidence shows.');
    await page.type(before as Element, '4.11.2');
    await page.type(after as Element, '4.11.3');
    await page.type(seen as Element, '2026-03-04T14:02');
    expect(document.querySelector('.preview')?.textContent).toContain('Before4.11.2After4.11.3');
    await page.click(page.get('button', 'Publish report'));
    expect(sent(client, 'report')?.[2]).toMatchObject({
      evidence: [{ what: 'Version', before: '4.11.2', after: '4.11.3', at: '2026-03-04T13:02:00.000Z' }],
    });
  });
});

describe('the rating', () => {
  it('stands among the facts once it has ended, and in the thread with its thanks', async () => {
    const closed = given({ status: 'closed', closedBecause: 'accepted', promise: null, rating });
    const page = await show(desk(closed, [...story(id), ...settledStory(id)]), open);
    expect(side().textContent).toContain(
      'RatingGoodEvery answer came when it was promised.Thanks to Anna K.',
    );
    expect(page.get('list', 'Timeline').textContent).toContain('Thanks to Anna K.');
  });

  it('is said to be missing while it is', async () => {
    await show(desk(given({ status: 'closed', promise: null }), story(id)), open);
    expect(side().textContent).toContain('Not rated yet.');
  });
});
