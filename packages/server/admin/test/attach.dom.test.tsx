import { VestkaError } from '@vestka/sdk/agent';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createDatabases } from './databases.ts';
import { type Fake, fake, loggedIn } from './fake.ts';
import { forget, type Page, settle, show } from './page.tsx';
import { ivan, ticketId } from './tickets.ts';

const id = ticketId(1042);
const open = `#/tickets/${id}`;
const sent = (client: Fake, name: string) => client.calls.find(([one]) => one === name);
const send = (page: Page) => page.all('button', 'Tell the customer')[0] as HTMLElement;
const file = (name: string, text = 'x'.repeat(40)) => new File([text], name, { type: 'text/plain' });

beforeEach(forget);

/** As the browser's dialog does. */
async function pick(files: readonly File[], at = 0): Promise<void> {
  const input = document.querySelectorAll<HTMLInputElement>('input[type=file]')[at] as HTMLInputElement;
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}

/** As a browser does with files that are dragged there or pasted. */
async function bring(
  how: 'drop' | 'paste',
  files: readonly File[],
  types: string[] = ['Files'],
): Promise<Event> {
  const event = new Event(how, { bubbles: true, cancelable: true });
  Object.assign(event, { [how === 'drop' ? 'dataTransfer' : 'clipboardData']: { files, types } });
  document.getElementById('message')?.dispatchEvent(event);
  await settle();
  return event;
}

describe('files that go with a word', () => {
  it('are sent as they are picked, dropped or pasted, and are news by themselves', async () => {
    const client = fake();
    const page = await show(client, open);
    await page.click(page.get('radio', 'In 1 h'));
    await pick([file('log.txt'), file('Отчёт.csv')]);
    await bring('drop', [file('drop.txt')]);
    await bring('paste', [file('shot.png')]);
    const list = page.get('list', 'Files').textContent ?? '';
    for (const name of ['log.txt', 'Отчёт.csv', 'drop.txt', 'shot.png']) expect(list).toContain(name);
    expect(list).toContain('image, 40 bytes');
    expect(page.all('textbox', 'Reason')).toHaveLength(0);
    expect(page.get('status').textContent).toContain('attached');
    await page.click(page.get('button', 'Remove drop.txt'));
    await page.click(send(page));
    expect(sent(client, 'update')?.[2]).toMatchObject({ files: ['at_new0', 'at_new1', 'at_new3'] });
    expect(page.all('list', 'Files')).toHaveLength(0);
  });

  it('leave words that are pasted to the field', async () => {
    const page = await show(fake(), open);
    const event = await bring('paste', [file('shot.png')], ['Files', 'text/plain']);
    expect(event.defaultPrevented).toBe(false);
    expect(page.all('list', 'Files')).toHaveLength(0);
  });

  it('stay with their request while another one is open', async () => {
    const page = await show(fake(), open);
    await pick([file('log.txt')]);
    await page.go(`#/tickets/${ticketId(1040)}`);
    expect(page.all('list', 'Files')).toHaveLength(0);
    await page.go(open);
    expect(page.get('list', 'Files').textContent).toContain('log.txt');
  });

  it('say why one is refused; where that may help it is tried again, else it is removed before the word goes', async () => {
    const client = fake();
    const page = await show(client, open);
    await page.click(page.get('radio', 'End of day'));
    client.fail('request', new VestkaError({ code: 'file_empty', status: 422 }));
    await pick([file('empty.txt', '')]);
    expect(page.get('list', 'Files').textContent).toContain('It is empty: there is nothing to send.');
    expect(page.all('button', 'Try again: empty.txt')).toHaveLength(0);
    expect(page.text()).toContain('the files that were refused: try again or remove them');
    await page.click(send(page));
    expect(sent(client, 'update')).toBeUndefined();
    expect(document.activeElement).toBe(page.get('button', 'Remove empty.txt'));
    await page.click(page.get('button', 'Remove empty.txt'));
    expect(page.text()).not.toContain('the files that were refused');

    client.fail('request', new VestkaError({ code: 'quota_exceeded', status: 429 }));
    await pick([file('log.txt')]);
    expect(page.all('button', 'Try again: log.txt')).toHaveLength(1);
    await page.click(page.get('button', 'Remove log.txt'));
    const detail = 'A file may have up to 50 MB.';
    client.fail('request', new VestkaError({ code: 'payload_too_large', status: 413, detail }));
    await pick([file('disk.img')]);
    expect(page.get('list', 'Files').textContent).toContain('a file may have up to 50 MB.');
  });

  it('say what they wait for where the server has said it', async () => {
    const client = fake();
    const page = await show(client, open);
    client.fail('request', new VestkaError({ code: 'storage_low', status: 503 }));
    await pick([file('a.txt')]);
    expect(page.get('list', 'Files').textContent).toContain('the server has no room for files right now');
  });

  it('are ten at most', async () => {
    const page = await show(fake(), open);
    await pick(Array.from({ length: 12 }, (_, n) => file(`${n}.txt`)));
    expect(page.get('list', 'Files').querySelectorAll('li')).toHaveLength(10);
    expect(page.get('alert').textContent).toBe('At most 10 files go with one message.');
  });
});

it('a note takes files', async () => {
  const client = fake();
  const page = await show(client, open);
  await page.key('n');
  await pick([file('trace.txt')]);
  await page.type(page.get('textbox', 'Note'), 'See the trace.');
  await page.click(page.get('button', 'Add note'));
  expect(sent(client, 'note')).toEqual(['note', id, 'See the trace.', ['at_new0']]);
});

it('evidence takes files of before and after, and the preview shows them', async () => {
  const client = fake();
  const page = await show(client, open);
  await page.key('r');
  await page.click(page.get('radio', 'Solved in full'));
  await page.type(page.get('textbox', 'What caused it'), 'A missing tax class.');
  await page.type(page.get('textbox', 'What was done'), 'The tax class stands there again.');
  await page.click(page.get('radio', 'No'));
  await page.click(page.get('button', 'Add evidence'));
  await page.type(page.get('group', 'Evidence 1').querySelector('input') as Element, 'The till');
  await pick([file('before.png')], 0);
  await pick([file('after.png')], 1);
  expect(document.querySelector('.preview')?.textContent).toContain('before.png');
  await page.click(page.get('button', 'Publish report'));
  expect(sent(client, 'report')?.[2]).toMatchObject({
    evidence: [{ what: 'The till', filesBefore: ['at_new0'], filesAfter: ['at_new1'] }],
  });
});

describe('on a machine that several agents use, files', () => {
  const mine = 'vestka-desk-uploads ws_1 ag_anna';
  const anna = () => loggedIn.me as NonNullable<typeof loggedIn.me>;
  const asIvan = () => ({ ...anna(), agent: ivan });
  const databases = (names: readonly string[] = []) => {
    const made = createDatabases(names);
    vi.stubGlobal('indexedDB', made.indexedDB);
    return made;
  };

  it('are kept for one agent of one workspace; what others have left is gone', async () => {
    const theirs = ['vestka-desk-uploads', 'vestka-desk-uploads ws_1 ag_other', 'vestka-uploads pk_1'];
    const { kept } = databases(theirs);
    await show(fake(), open);
    await pick([file('log.txt')]);
    expect(kept()).toEqual({ [mine]: 1, 'vestka-uploads pk_1': 1 });
  });

  it('are gone with a session that has ended, and not shown to who comes next', async () => {
    const { kept } = databases();
    const client = fake();
    const page = await show(client, open);
    await page.type(page.get('textbox', 'Message'), 'Half a word');
    await pick([file('log.txt')]);
    expect(kept()).toEqual({ [mine]: 1 });
    // As on a 401.
    client.set({ me: null });
    await settle();
    expect(kept()).toEqual({});
    client.set({ me: asIvan() });
    await settle();
    expect(page.all('list', 'Files')).toHaveLength(0);
    expect((page.get('textbox', 'Message') as HTMLTextAreaElement).value).toBe('');
  });

  it('are taken back on log-out, here and on the server', async () => {
    const { kept } = databases();
    const client = fake();
    const page = await show(client, open);
    await pick([file('log.txt')]);
    await page.click(page.get('button', 'Log out'));
    expect(kept()).toEqual({});
    expect(client.calls).toContainEqual(['request', 'DELETE', '/agent/attachments/at_new0']);
  });
});
