import { type Canned, VestkaError } from '@vestka/sdk/agent';
import { beforeEach, describe, expect, it } from 'vitest';
import { loggedIn } from '../fake.ts';
import { forget, type Page } from '../page.tsx';
import { type PagesFake, pagesFake } from './fake.ts';
import { prepared } from './policies.ts';
import { lastCall, showPage, timesCalled } from './show.tsx';

beforeEach(forget);

const saved = (client: PagesFake) => lastCall(client, 'changeCanned')?.[1] as Canned[];
const message = () => document.getElementById('canned-message') as HTMLTextAreaElement;
const title = () => document.getElementById('canned-title') as HTMLInputElement;
const save = (page: Page) => page.click(document.querySelector('.save-bar .send') as Element);
const open = (page: Page, name: string) => page.click(page.get('button', name));

describe('prepared updates', () => {
  it('adds one with an id from its title', async () => {
    const client = pagesFake();
    const page = await showPage(client, 'canned');
    await open(page, 'New prepared words');
    await page.type(title(), 'Ask for the log!');
    await page.type(message(), ' Send it, {customer}. ');
    expect(page.get('region', 'What the customer would read').textContent).toContain(
      'Send it, Olga Petrova.',
    );
    await save(page);
    expect(saved(client)).toEqual([
      ...prepared,
      { id: 'ask-for-the-log-2', title: 'Ask for the log!', message: 'Send it, {customer}.' },
    ]);
    expect(page.text()).toContain('Saved: Ask for the log!');
    expect(page.text()).toContain('Known as ask-for-the-log-2');
  });

  it('keeps the id when the title changes', async () => {
    const client = pagesFake();
    const page = await showPage(client, 'canned');
    await open(page, 'Received, thanks');
    await page.type(title(), 'Thank you');
    await save(page);
    expect(saved(client)[2]).toMatchObject({ id: 'received-thanks', title: 'Thank you' });
  });

  it('puts placeholders in at the caret, and says which are none', async () => {
    const page = await showPage(pagesFake(), 'canned');
    await open(page, 'Received, thanks');
    message().setSelectionRange(9, 9);
    await page.click(page.get('button', '{customer}: the customer’s name'));
    expect(message().value).toBe('Thank you{customer}, it is here. Next word by {next}.');
    await page.type(message(), 'Dear {name}');
    expect(page.text()).toContain('Not a placeholder, would be sent as it stands: {name}');
  });

  it('asks for what is missing', async () => {
    const client = pagesFake();
    const page = await showPage(client, 'canned');
    await open(page, 'New prepared words');
    await page.type(title(), ' ');
    await save(page);
    expect(document.getElementById('canned-title-fault')?.textContent).toBe('Give it a title.');
    expect(document.getElementById('canned-message-fault')?.textContent).toBe('Write the message.');
    expect(timesCalled(client, 'changeCanned')).toBe(0);
  });

  it('shows the server’s sentence at the field', async () => {
    const client = pagesFake();
    const page = await showPage(client, 'canned');
    await open(page, 'Received, thanks');
    await page.type(message(), 'Words');
    const errors = [{ path: 'canned.2.message', code: 'invalid', message: 'must be well-formed text' }];
    client.fail('changeCanned', new VestkaError({ code: 'validation_failed', title: 'No.', errors }));
    await save(page);
    expect(document.getElementById('canned-message-fault')?.textContent).toBe('must be well-formed text');
    expect(message().value).toBe('Words');
  });

  it('removes one, after asking', async () => {
    const client = pagesFake();
    const page = await showPage(client, 'canned');
    await open(page, 'Received, thanks');
    await page.click(page.get('button', 'Remove'));
    expect(document.activeElement?.textContent).toBe('Keep it');
    await page.click(page.get('button', 'Yes, remove'));
    expect(saved(client).map(({ id }) => id)).toEqual(['ask-for-the-log', 'poprosit-zhurnal']);
    expect(page.text()).toContain('Pick one from the list');
  });

  it('keeps what someone else has changed elsewhere in the list', async () => {
    const client = pagesFake();
    const page = await showPage(client, 'canned');
    await open(page, 'Received, thanks');
    await page.type(message(), 'Mine');
    client.cannedNow = { canned: prepared.slice(1), version: 5 };
    await save(page);
    expect(lastCall(client, 'changeCanned')?.[2]).toBe(5);
    expect(saved(client).map(({ id, message: words }) => [id, words.slice(0, 4)])).toEqual([
      ['poprosit-zhurnal', 'Здра'],
      ['received-thanks', 'Mine'],
    ]);
  });

  it('asks when someone else has changed the same one', async () => {
    const client = pagesFake();
    const page = await showPage(client, 'canned');
    await open(page, 'Received, thanks');
    await page.type(message(), 'Mine');
    const theirs = prepared.map((one) =>
      one.id === 'received-thanks' ? { ...one, message: 'Theirs' } : one,
    );
    client.cannedNow = { canned: theirs, version: 5 };
    await save(page);
    expect(page.get('alert').textContent).toContain('Someone else has changed this one meanwhile.');
    expect(client.cannedNow.version).toBe(5);
    expect(message().value).toBe('Mine');
    await page.click(page.get('button', 'Save mine in its place'));
    expect(client.cannedNow.canned[2]?.message).toBe('Mine');
    await page.type(message(), 'Mine again');
    client.cannedNow = { canned: theirs, version: 9 };
    await save(page);
    await page.click(page.get('button', 'Look at theirs, drop mine'));
    expect(message().value).toBe('Theirs');
  });

  it('is read-only for an agent', async () => {
    const page = await showPage(pagesFake({ me: loggedIn.me }), 'canned');
    expect(page.all('button', 'New prepared words')).toHaveLength(0);
    await open(page, 'Received, thanks');
    expect(document.querySelector<HTMLFieldSetElement>('fieldset')?.disabled).toBe(true);
    expect(page.all('button', 'Remove')).toHaveLength(0);
  });
});
