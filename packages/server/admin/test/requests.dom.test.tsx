import { beforeEach, describe, expect, it } from 'vitest';
import { fake } from './fake.ts';
import { given, givenStory } from './given.ts';
import { desk, fields, id, open, send, side, update } from './given-desk.ts';
import { request } from './given-parts.ts';
import { forget, settle, show } from './page.tsx';
import { at } from './tickets.ts';

beforeEach(forget);

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
    expect(document.activeElement).toBe(page.get('checkbox', 'cannot be fixed'));
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

  it('that was decided by a link says so beside the name: whoever holds the link may have done it', async () => {
    const vera = 'Dr. Vera Lindqvist-Oyelaran';
    const approval = { ...request.approval, state: 'approved', decidedAt: at(-3) } as const;
    const last = givenStory(id).at(-1);
    const decided = {
      ...last,
      cursor: 'g99',
      at: at(-3),
      type: 'approval_decided',
      actor: { kind: 'approver' },
      data: { request: 'd10', approval: 'a11', approved: true, lang: 'ru' },
      words: { name: vera, reason: 'Without names, please.' },
    };
    const asked = { d10: { ...request, approval } } as never;
    const page = await show(desk(given({ requests: asked }), [...givenStory(id), decided]), open);
    const said = page.get('list', 'Timeline').textContent ?? '';
    expect(said).toContain(`By link, as ${vera}`);
    expect(side().textContent).toMatch(
      new RegExp(`Approved .*, by link, as ${vera}\\.Whoever holds the link`),
    );
    const language = document.querySelector<HTMLSelectElement>('select.language') as HTMLSelectElement;
    language.value = 'ru';
    language.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(page.get('list', 'Ход дела').textContent).toContain(`По ссылке, от имени: ${vera}`);
    expect(side().textContent).toContain(`по ссылке, от имени: ${vera}`);
  });

  it('is made by the keys alone; Escape leaves the field, and after sending the keys are commands again', async () => {
    const client = fake();
    const page = await show(client, open);
    await page.key('d');
    expect(document.activeElement?.textContent).toBe('Add a thing');
    await page.click(document.activeElement as Element);
    expect(document.activeElement).toBe(fields(page, 'Thing 1')[0]);
    await page.type(document.activeElement as Element, 'The log of Monday');
    await page.type(fields(page, 'Thing 1')[1] as Element, 'To see the bank’s answer');
    await page.key('Escape', {}, fields(page, 'Thing 1')[1]);
    expect(location.hash).toBe(open);
    await page.click(page.get('radio', 'End of day'));
    fields(page, 'Thing 1')[0]?.focus();
    await page.key('Enter', { ctrlKey: true });
    expect(update(client)).toMatchObject({ request: [{ what: 'The log of Monday' }] });
    expect(document.activeElement?.id).toBe('request');
    await page.key('o');
    expect(document.activeElement).toBe(page.get('checkbox', 'cannot be fixed'));
  });
});
