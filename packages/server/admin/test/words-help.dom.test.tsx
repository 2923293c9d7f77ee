import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { rulesFor } from '../src/help/language.ts';
import { fake } from './fake.ts';
import { forget, type Page, settle, show } from './page.tsx';
import { ticketId } from './tickets.ts';

/** Critical, its cause is found. */
const known = `#/tickets/${ticketId(1042)}`;
/** Nothing is known of its cause. */
const unknown = `#/tickets/${ticketId(1040)}`;

// Fetched as a page would have by then.
beforeAll(() => Promise.all([rulesFor('en'), rulesFor('ru')]));
beforeEach(forget);

const message = (page: Page) => page.get('textbox', 'Message') as HTMLTextAreaElement;
const lines = () => [...document.querySelectorAll('.words-help p')].map((line) => line.textContent);
/** Writes, and pauses. */
const writeIn = async (field: HTMLElement, words: string) => {
  vi.useFakeTimers();
  (field as HTMLTextAreaElement).value = words;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await vi.advanceTimersByTimeAsync(1500);
  vi.useRealTimers();
  await settle();
};
const write = (page: Page, words: string) => writeIn(message(page), words);

describe('help with words', () => {
  it('says so after a pause, never in the middle of a sentence', async () => {
    const page = await show(fake(), known);
    vi.useFakeTimers();
    const field = message(page);
    const type = (words: string) => {
      field.value = words;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    type('You should have read');
    await vi.advanceTimersByTimeAsync(800);
    type('You should have read it.');
    await vi.advanceTimersByTimeAsync(800);
    expect(lines()).toEqual([]);
    await vi.advanceTimersByTimeAsync(300);
    vi.useRealTimers();
    await vi.waitFor(() =>
      expect(lines()).toEqual([
        '“You should have read” May read as blame or argument. Say what is seen and what helps now.',
      ]),
    );
  });

  it('tells it once by the live region, and never keeps the word from being sent', async () => {
    const client = fake();
    const page = await show(client, known);
    await write(page, 'You should have read it.');
    expect(page.get('status').textContent).toBe(
      '“You should have read”: May read as blame or argument. Say what is seen and what helps now.',
    );
    await page.click(page.get('button', 'Tell the customer'));
    expect(client.calls.find(([name]) => name === 'update')?.[2]).toMatchObject({
      message: 'You should have read it.',
    });
    expect(lines()).toEqual([]);
  });

  it('is counted beside what sends, which leads there; also what is done right now, in either language', async () => {
    const page = await show(fake(), known);
    expect(page.all('button', 'on your words')).toHaveLength(0);
    await writeIn(page.get('textbox', 'Right now'), 'asap');
    expect(lines()).toEqual(['“asap” A promise without a date. Say by when.']);
    await write(page, 'The log is read. Вы сами виноваты.');
    expect(lines()).toHaveLength(2);
    const remarks = page.get('button', '2 remarks on your words');
    expect(remarks.closest('.send-row')).not.toBeNull();
    await page.click(remarks);
    expect(document.activeElement?.textContent).toBe('“asap”');
    await page.click(page.get('button', 'Leave “asap” as it is'));
    await write(page, '');
    expect(page.all('button', 'on your words')).toHaveLength(0);
  });

  it('selects the words in the field', async () => {
    const page = await show(fake(), known);
    await write(page, 'Dear Olga, you should have read it.');
    await page.click(document.querySelector('.words-help p button') as Element);
    const field = message(page);
    expect(document.activeElement).toBe(field);
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('you should have read');
  });

  it('is put away for this draft, and looks at the next one anew', async () => {
    const page = await show(fake(), known);
    await write(page, 'You should have read it.');
    await page.click(page.get('button', 'Leave “You should have read” as it is'));
    expect(lines()).toEqual([]);
    expect(document.activeElement).toBe(message(page));
    await write(page, 'You should have read it. We will fix it soon.');
    expect(lines()).toEqual(['“soon” A promise without a date. Say by when.']);
    await page.click(page.get('button', 'Tell the customer'));
    await write(page, 'You should have read it.');
    expect(lines()).toHaveLength(1);
  });

  it('goes as soon as the words are rewritten', async () => {
    const page = await show(fake(), known);
    await write(page, 'You should have read it.');
    await page.type(message(page), 'It is in the release notes: taxes change.');
    expect(lines()).toEqual([]);
  });

  it('lets a fault be named once the cause is found', async () => {
    const page = await show(fake(), known);
    await write(page, 'This is our fault.');
    expect(lines()).toEqual([]);
    await page.go(unknown);
    await write(page, 'This is our fault.');
    expect(lines()).toHaveLength(1);
    await page.click(page.get('radio', 'Cause found'));
    expect(lines()).toEqual([]);
  });

  it('helps in the language of the words, in that of the agent', async () => {
    const page = await show(fake(), known);
    await write(page, 'Вы сами виноваты.');
    expect(lines()).toEqual([
      '“Вы сами виноваты” May read as blame or argument. Say what is seen and what helps now.',
    ]);
    await write(page, 'أنت المخطئ our fault');
    expect(lines()).toEqual([]);
  });

  it('looks at hand-offs, reports and nothing else of the team', async () => {
    const page = await show(fake(), unknown);
    await page.key('e');
    const reason = page.get('textbox', 'Reason');
    await writeIn(reason, 'Our developers messed up the tables.');
    expect(lines()).toHaveLength(1);
    await page.click(page.get('tab', 'Resolve…'));
    const cause = page.get('textbox', 'What caused it');
    await writeIn(cause, 'Our developers messed up the tables.');
    expect(lines()).toEqual([]);
    await writeIn(cause, 'You should have read the notes.');
    expect(lines()).toHaveLength(1);
    await page.click(page.get('tab', 'Note for the team'));
    const note = page.get('textbox', 'Note');
    await writeIn(note, 'You should have read the notes.');
    expect(lines()).toEqual([]);
  });

  it('sees that a wish is turned down with nothing to go on with', async () => {
    const client = fake();
    const id = ticketId(1038);
    const page = await show(client, `#/tickets/${id}`);
    await page.key('w');
    await page.click(page.get('radio', 'Considered'));
    const words = page.get('textbox', 'Why');
    await writeIn(words, 'Few customers asked for it so far.');
    expect(lines()).toEqual([
      '“Few customers asked for it so far” Leaves nothing to do or expect. What was found, or what comes next?',
    ]);
    await writeIn(words, 'Few customers asked for it so far. Until then the list can be printed.');
    expect(lines()).toEqual([]);
  });
});
