import { type TeamTicket, VestkaError } from '@vestka/sdk/agent';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fake } from './fake.ts';
import { given } from './given.ts';
import { desk, fields, id, open, sent, side } from './given-desk.ts';
import { forget, settle, show } from './page.tsx';
import { knownProblem } from './problems.ts';
import { rating, report, settledStory } from './settled.ts';
import { at, ending, story } from './tickets.ts';

let opened: string[] = [];
beforeEach(() => {
  forget();
  opened = [];
  vi.spyOn(window, 'open').mockImplementation((url) => {
    opened.push(String(url));
    return null;
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
    expect(row).toMatch(/^2 d late.*Still to do: The refund of order 5512 · #1042/);
    expect(document.querySelector(`[data-row="${id}"]`)?.closest('li')?.className).toContain('late');
    expect(page.get('list', 'Timeline').textContent).toContain('A note in the manual Done on February 28');
  });

  it('is what is owed next where no word is, and not “no word is owed”', async () => {
    await show(desk(resolved(), events()), open);
    expect(side().textContent).toContain('StatusResolved: in part');
    const owed = document.querySelector('.next-word')?.textContent ?? '';
    expect(owed).toContain('Next thing owed');
    expect(owed).toContain('2 d late');
    expect(owed).toContain('The refund of order 5512');
    expect(side().textContent).not.toContain('No word is owed.');
    expect(document.querySelector('.ended')?.textContent).toContain('until then it stands in the queue');
  });

  it('stays owed beside the word when it is opened again, and the row and the head say so', async () => {
    const again = given({
      status: 'investigating',
      report,
      reportSuperseded: true,
      offers: {},
      requests: {},
    });
    await show(desk(again, events()), open);
    const row = document.querySelector(`[data-row="${id}"]`);
    expect(row?.textContent).toContain('2 d late');
    expect(row?.textContent).toContain('Still to do: The refund of order 5512');
    expect(row?.textContent).toContain('opened again');
    expect(row?.closest('li')?.className).toContain('late');
    expect(document.querySelector('.head .meta')?.textContent).toContain('opened again');
    expect(document.querySelector('.next-word')?.textContent).toContain('Still to do before it, by');
  });

  it('begins the next report, which may begin with the words of the earlier one', async () => {
    const again = given({
      status: 'investigating',
      report,
      reportSuperseded: true,
      offers: {},
      requests: {},
    });
    const client = desk(again, events());
    const page = await show(client, open);
    await page.key('r');
    const rows = () =>
      [...document.querySelectorAll('fieldset.remaining')].map((row) =>
        [...row.querySelectorAll('input')].map(({ value }) => value),
      );
    // What is late asks for another date.
    expect(rows()).toEqual([
      ['The refund of order 5512', 'Anna K.', ''],
      ['A check that stops an update without tax classes', 'Payments team', '2026-03-13'],
    ]);
    await page.click(page.get('button', 'Begin with the words of the earlier report'));
    expect((page.get('textbox', 'What caused it') as HTMLTextAreaElement).value).toBe(report.cause);
    expect(rows()).toHaveLength(2);
    expect(document.querySelectorAll('fieldset.evidence')).toHaveLength(2);
    expect(page.all('button', 'Begin with the words of the earlier report')).toHaveLength(0);
    await page.click(page.get('radio', 'Solved in full'));
    expect(page.text()).toContain('the 2 things that the earlier report left count as done');
    expect(rows()).toHaveLength(0);
  });

  it('is done with a word to the customer', async () => {
    const client = desk(resolved(), events());
    const page = await show(client, open);
    await page.click(page.get('button', 'Done: The refund of order 5512'));
    await page.type(page.get('textbox', 'What was done'), 'The bank has it since noon.');
    await page.click(page.get('button', 'Tell the customer that it is done'));
    expect(sent(client, 'remaining')).toEqual([
      'remaining',
      expect.objectContaining({ id }),
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

  it('is reached and settled by the keys, and the keyboard stays there', async () => {
    const client = desk(resolved(), events());
    const page = await show(client, open);
    await page.key('s');
    expect(document.activeElement).toBe(page.get('button', 'Done: The refund of order 5512'));
    await page.click(document.activeElement as Element);
    await page.type(page.get('textbox', 'What was done'), 'The bank has it.');
    await page.click(page.get('button', 'Cancel'));
    await settle();
    expect(document.activeElement).toBe(page.get('button', 'Done: The refund of order 5512'));
    await page.click(document.activeElement as Element);
    expect((page.get('textbox', 'What was done') as HTMLTextAreaElement).value).toBe('The bank has it.');
    await page.key('Enter', { ctrlKey: true }, page.get('textbox', 'What was done'));
    expect(sent(client, 'remaining')?.[3]).toEqual({ done: true, text: 'The bank has it.' });
    expect(document.activeElement?.id).toBe('still');
  });

  /** Somebody else changes it while the dialog is open. */
  const elsewhere = (part: object) => {
    const remaining = report.remaining.map((item, n) => (n === 1 ? { ...item, ...part } : item));
    return { ...resolved(), report: { ...report, remaining } };
  };

  it('that somebody else has moved meanwhile is looked at first; what was typed stays', async () => {
    const client = desk(resolved(), events());
    const page = await show(client, open);
    await page.click(page.get('button', 'Done: The refund of order 5512'));
    await page.type(page.get('textbox', 'What was done'), 'The bank has it.');
    client.fail('remaining', new VestkaError({ code: 'stale' }));
    await page.click(page.get('button', 'Tell the customer that it is done'));
    client.set({ tickets: { ...client.state.tickets, [id]: elsewhere({ by: at(4320) }) } });
    await settle();
    expect(page.get('dialog').textContent).toMatch(
      /It has changed while you were writing.*It now has the date/,
    );
    const tries = () => client.calls.filter(([name]) => name === 'remaining');
    await page.click(page.get('button', 'Tell the customer that it is done'));
    expect(tries()).toHaveLength(1);
    expect(document.activeElement).toBe(page.get('button', 'I have looked, go on'));
    await page.click(page.get('button', 'I have looked, go on'));
    await page.click(page.get('button', 'Tell the customer that it is done'));
    expect(tries()[1]?.slice(2)).toEqual([1, { done: true, text: 'The bank has it.' }]);
    const base = tries()[1]?.[1] as TeamTicket | undefined;
    expect(base?.report?.remaining[1]?.by).toBe(at(4320));
  });

  it('that somebody else has done meanwhile is left so', async () => {
    const client = desk(resolved(), events());
    const page = await show(client, open);
    await page.click(page.get('button', 'Another date: The refund of order 5512'));
    client.set({ tickets: { ...client.state.tickets, [id]: elsewhere({ doneAt: at(-1) }) } });
    await settle();
    expect(page.get('dialog').textContent).toContain('and the customer was told.');
    await page.click(page.get('button', 'Leave it so'));
    expect(page.all('dialog')).toHaveLength(0);
    expect(sent(client, 'remaining')).toBeUndefined();
  });

  it('of a known problem is settled there, for all', async () => {
    const problem = knownProblem(1007, { status: 'resolved', promise: null, report });
    const client = fake({ problems: [{ problem, linked: 3 }] });
    const page = await show(client, `#/problems/${problem.id}`);
    await page.click(page.get('button', 'Done: The refund of order 5512'));
    await page.click(page.get('button', 'Tell the customer that it is done'));
    expect(sent(client, 'problems.remaining')).toEqual(['problems.remaining', problem, 1, { done: true }]);
  });

  it('by its own earlier report stays its own, beside what is settled at its known problem', async () => {
    const { id: problem, number, title, version } = knownProblem(1007);
    const stillOwed = [
      { what: 'A note in the manual', who: 'Lena M.', by: at(-60), doneAt: at(-50) },
      { what: 'A credit note for February', who: 'Ivan S.', by: at(1440) },
    ];
    const one = { ...resolved(), stillOwed, problem: { id: problem, number, title, version, own: null } };
    const client = desk(one, events());
    const page = await show(client, open);
    const owed = [...document.querySelectorAll('.still li')].map((line) => line.textContent ?? '');
    expect(owed.map((line) => line.split(/(?<=5512|February|classes)/)[0])).toEqual([
      'A credit note for February',
      'The refund of order 5512',
      'A check that stops an update without tax classes',
    ]);
    expect(owed.map((line) => line.includes('Done'))).toEqual([true, false, false]);
    expect(side().textContent).toContain('It is settled at P1007');
    expect(document.querySelector('.next-word')?.textContent).toContain('A credit note for February');
    await page.click(page.get('button', 'Done: A credit note for February'));
    await page.click(page.get('button', 'Tell the customer that it is done'));
    expect(sent(client, 'remaining')?.slice(2)).toEqual([1, { done: true }]);
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
    await page.type(seen as Element, '2026-03-04T13:02');
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
    expect(page.get('list', 'Timeline').textContent).toMatch(
      /Rating: GoodEvery answer came when it was promised\.Thanks to Anna K\.$/,
    );
  });

  it('is said to be missing while it is', async () => {
    await show(desk(given({ status: 'closed', promise: null }), story(id)), open);
    expect(side().textContent).toContain('Not rated yet.');
  });
});
