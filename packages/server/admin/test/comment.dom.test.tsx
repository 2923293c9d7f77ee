import { VestkaError } from '@vestka/sdk/agent';
import { beforeEach, describe, expect, it } from 'vitest';
import { given } from './given.ts';
import { desk, fields, id, open, send, sent } from './given-desk.ts';
import { forget, type Page, settle, show } from './page.tsx';
import { at, ending, story } from './tickets.ts';

beforeEach(forget);

const asked = (part: object = {}) =>
  given({
    status: 'resolved',
    promise: null,
    closesAt: at(8640),
    lastWordAt: at(-30),
    commentedAt: at(-7),
    offers: {},
    requests: {},
    ...part,
  });
const events = () => [...story(id), ...ending(id, 8)];
const message = (page: Page) => page.get('textbox', 'Message') as HTMLTextAreaElement;

describe('a word after the end', () => {
  it('is words alone, and the form says what they do not do', async () => {
    const client = desk(asked(), events());
    const page = await show(client, open);
    expect(document.querySelector(`[data-row="${id}"]`)?.textContent).toContain('unanswered');
    const form = page.get('form', 'Tell the customer');
    expect(form.textContent).toContain('This does not open the request again; no next word is promised.');
    expect(page.all('radio')).toHaveLength(0);
    expect(page.all('button', 'Ways forward')).toHaveLength(0);
    await page.click(send(page));
    expect(document.activeElement).toBe(message(page));
    await page.type(message(page), ' It is version 4.2. ');
    await page.key('Enter', { ctrlKey: true }, message(page));
    expect(sent(client, 'comment')).toEqual(['comment', id, { message: 'It is version 4.2.' }]);
    expect(page.get('status').textContent).toContain('#1042: told.');
    expect(message(page).value).toBe('');
    expect(document.querySelector(`[data-row="${id}"]`)?.textContent).not.toContain('unanswered');
  });

  it('becomes the words of an update where the customer has opened it again meanwhile', async () => {
    const client = desk(asked(), events());
    const page = await show(client, open);
    await page.click(page.get('tab', 'Note'));
    await page.click(page.get('tab', 'Tell the customer'));
    await page.type(message(page), 'It is version 4.2.');
    client.fail('comment', new VestkaError({ code: 'stale', title: 'This has changed since you looked.' }));
    await page.click(send(page));
    const again = asked({ status: 'investigating', promise: given().promise, tag: 't9', commentedAt: null });
    client.set({ tickets: { ...client.state.tickets, [id]: again } });
    await settle();
    expect(page.text()).toContain('It has changed while you were writing.');
    expect(page.get('radio', 'Investigating')).toBeDefined();
    expect(message(page).value).toBe('It is version 4.2.');
  });

  it('takes nothing of an update that was being written with it when the request ended', async () => {
    const client = desk();
    const page = await show(client, open);
    const becomes = async (one: ReturnType<typeof asked>) => {
      client.set({ tickets: { ...client.state.tickets, [id]: one } });
      await settle();
    };
    await page.type(page.get('textbox', 'Right now'), 'Comparing both versions');
    await page.click(page.get('button', 'Add a way forward'));
    await page.type(fields(page, 'Way forward 1')[0] as Element, 'Go back to 4.1');
    await page.type(message(page), 'It is version 4.2.');
    await becomes(asked());
    expect(message(page).value).toBe('It is version 4.2.');
    await page.click(send(page));
    expect(sent(client, 'comment')).toEqual(['comment', id, { message: 'It is version 4.2.' }]);
    expect(message(page).value).toBe('');
    await becomes(asked({ status: 'investigating', promise: given().promise, tag: 't9', commentedAt: null }));
    expect((page.get('textbox', 'Right now') as HTMLTextAreaElement).value).toBe('Comparing both versions');
    expect((fields(page, 'Way forward 1')[0] as HTMLInputElement).value).toBe('Go back to 4.1');
    expect(message(page).value).toBe('');
  });

  it('leaves nothing behind where there was nothing else', async () => {
    const client = desk(asked(), events());
    const page = await show(client, open);
    await page.type(message(page), 'It is version 4.2.');
    await page.click(send(page));
    expect(sessionStorage.getItem(`vestka.draft.${id}.update`)).toBeNull();
  });

  it('says so where its time is over', async () => {
    const client = desk(asked(), events());
    const page = await show(client, open);
    await page.type(message(page), 'It is version 4.2.');
    client.fail('comment', new VestkaError({ code: 'reopening_over', title: 'Open a new one.' }));
    await page.click(send(page));
    expect(page.text()).toContain('they cannot be told anything here any more');
  });

  it('is possible as long as it may be opened again, or somebody has asked in time', async () => {
    const closed = { status: 'closed', closedBecause: 'accepted', closesAt: null, reopenableUntil: at(-1) };
    const page = await show(desk(asked({ ...closed, commentedAt: null }), events()), open);
    expect(page.all('form', 'Tell the customer')).toHaveLength(0);
    expect(page.get('textbox', 'Note')).toBeDefined();
    const late = await show(desk(asked(closed), events()), open);
    expect(late.get('form', 'Tell the customer')).toBeDefined();
  });
});
