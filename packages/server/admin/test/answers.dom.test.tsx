import { type AnswerInput, VestkaError } from '@vestka/sdk/agent';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerId, draft } from './answers.ts';
import { byId, type Fake, fake } from './fake.ts';
import { forget, type Page, settle, show } from './page.tsx';
import { knownProblem } from './problems.ts';
import { report } from './settled.ts';
import { at, ending, morning, story, ticket, ticketId } from './tickets.ts';

const id = ticketId(1042);
const fresh = `#/answers/new?from=${id}`;
const one = `#/answers/${answerId(1)}`;

beforeEach(forget);

const sent = (client: Fake, name: string) => client.calls.findLast(([called]) => called === name);
const field = (page: Page, name: string) => page.get('textbox', name) as HTMLTextAreaElement;
const read = (page: Page) => page.get('checkbox', 'I have read it through') as HTMLInputElement;
const titles = () => [...document.querySelectorAll('.answer-rows b')].map((title) => title.textContent);
/** The search asks after the last letter. */
const waitForTitles = async (expected: string[]) => {
  for (let n = 0; n < 20 && titles().join() !== expected.join(); n += 1) await settle();
  expect(titles()).toEqual(expected);
};

describe('the list of answers', () => {
  it('is a page of the bar, by its key too', async () => {
    const page = await show(fake());
    await page.key('g');
    await page.key('a');
    expect(location.hash).toBe('#/answers');
    await page.go('#/answers');
    expect(page.get('heading', 'Answers').tagName).toBe('H1');
    expect(page.get('link', 'Answers').getAttribute('aria-current')).toBe('page');
  });

  it('says what each is about and how many it helped', async () => {
    const page = await show(fake(), '#/answers');
    expect(page.get('link', 'Cards with a foreign address').textContent).toContain('helped 12');
    expect(page.get('link', 'The export stops').textContent).toContain('helped 1 ·');
    expect(page.get('link', 'без индекса').textContent).toContain('has helped nobody yet');
  });

  it('is searched, and keeps what was withdrawn apart', async () => {
    const page = await show(fake(), '#/answers');
    await page.key('/');
    const search = document.activeElement as HTMLInputElement;
    expect(search.type).toBe('search');
    await page.type(search, 'export');
    await waitForTitles(['The export stops at 80 %']);
    await page.type(search, 'nonsense');
    await waitForTitles([]);
    expect(page.text()).toContain('Nothing found for “nonsense”.');
    await page.type(search, '');
    await page.click(page.get('tab', 'Withdrawn'));
    await waitForTitles(['Clear the cache before printing']);
  });

  it('says why it could not be read, and reads again', async () => {
    const client = fake();
    client.fail('answers.list', new VestkaError({ code: 'offline', title: 'No answer.' }));
    const page = await show(client, '#/answers');
    expect(page.get('alert').textContent).toContain('No answer from the server.');
    await page.click(page.get('button', 'Try again'));
    expect(titles()).toHaveLength(3);
  });

  it('says what to do where there is none', async () => {
    const client = fake();
    client.answers.all = [];
    const page = await show(client, '#/answers');
    expect(page.text()).toContain('There is none yet. Open a request or a known problem');
  });
});

describe('a report on its way to be an answer', () => {
  const ended = morning.map((each) =>
    each.id === id
      ? ticket(1042, {
          ...each,
          status: 'resolved',
          promise: null,
          closesAt: at(8640),
          report: {
            outcome: 'full',
            cause: 'A tax class.',
            done: 'Put back.',
            remaining: [],
            recurrence: 'no',
            prevention: null,
            technical: null,
            evidence: [],
            publishedAt: at(-5),
            by: 'Anna K.',
          },
        })
      : each,
  );
  const resolved = () =>
    fake({ queue: ended, tickets: byId(ended) }, { [id]: [...story(id), ...ending(id, 8)] });

  it('is one action away from the ended request, and from no open one', async () => {
    const page = await show(resolved(), `#/tickets/${id}`);
    expect(page.get('link', 'Publish as an answer…').getAttribute('href')).toBe(fresh);
    await page.go(`#/tickets/${ticketId(1040)}`);
    expect(page.all('link', 'Publish as an answer…')).toHaveLength(0);
  });

  it('shows each piece that was taken out with what it was, in the words and in a list', async () => {
    const page = await show(resolved(), fresh);
    const marks = [...document.querySelectorAll<HTMLElement>('.answer-preview .taken')];
    expect(marks.map((mark) => [mark.textContent, mark.dataset.was])).toEqual([
      ['[name]', 'was “Olga Petrova”'],
      ['[name]', 'was “Petrova’s shop”'],
      ['[e-mail]', 'was “olga@northwind.example”'],
    ]);
    const list = page.get('region', 'Taken out');
    expect(list.querySelectorAll('li')).toHaveLength(3);
    await page.click(marks[2] as HTMLElement);
    const solution = field(page, 'What helps');
    expect(document.activeElement).toBe(solution);
    expect(solution.value.slice(solution.selectionStart, solution.selectionEnd)).toBe('[e-mail]');
    await page.type(solution, solution.value.replace(' to [e-mail]', ' to us'));
    expect(list.textContent).toContain('was “olga@northwind.example”rewritten by you');
    expect(document.querySelectorAll('.answer-preview .taken')).toHaveLength(2);
  });

  it('is published only once it has been read through, and other words are read again', async () => {
    const client = resolved();
    const page = await show(client, fresh);
    // Its placeholders come first: who has read it through has not seen them.
    await page.click(read(page));
    await page.click(page.get('button', 'Publish'));
    expect(sent(client, 'answers.publish')).toBeUndefined();
    expect(page.text()).toContain('Still missing: other words for [name], [e-mail].');
    expect(document.activeElement).toBe(field(page, 'What one sees'));
    expect(document.getElementById('answer-symptom-fault')?.textContent).toContain('words for [name]:');
    const words = {
      symptom: 'Cards from abroad are refused.',
      solution: 'Look at rows[number] of the table.',
    };
    await page.type(field(page, 'What one sees'), words.symptom);
    await page.type(field(page, 'What helps'), words.solution);
    await page.click(page.get('button', 'Publish'));
    expect(sent(client, 'answers.publish')).toBeUndefined();
    expect(page.text()).toContain('Still missing: that you have read it through.');
    expect(document.activeElement).toBe(read(page));
    await page.click(read(page));
    await page.type(field(page, 'Title'), 'Cards from abroad are refused');
    expect(read(page).checked).toBe(false);
    await page.click(read(page));
    await page.click(page.get('button', 'Publish'));
    const { stripped: _, technical: __, ...said } = draft;
    expect(sent(client, 'answers.publish')?.[1]).toEqual({
      ...said,
      ...words,
      title: 'Cards from abroad are refused',
      readThrough: true,
      ticket: id,
    } satisfies AnswerInput);
    expect(location.hash).toBe(`#/answers/${answerId(20)}`);
    await page.go(location.hash);
    expect(page.text()).toContain('Cards from abroad are refused');
    expect(page.get('status').textContent).toBe('Published: Cards from abroad are refused');
  });

  it('keeps what was written when it could not be sent, and over a look elsewhere', async () => {
    const client = resolved();
    const page = await show(client, fresh);
    await page.type(field(page, 'Title'), 'Mine');
    await page.type(field(page, 'What one sees'), 'Refused.');
    await page.type(field(page, 'What helps'), 'Put it back.');
    await page.click(read(page));
    client.fail('answers.publish', new VestkaError({ code: 'offline', title: 'No answer.' }));
    await page.click(page.get('button', 'Publish'));
    expect(page.text()).toContain('No answer from the server. What you wrote is still here; try again.');
    await page.go('#/answers');
    await page.go(fresh);
    expect(field(page, 'Title').value).toBe('Mine');
    await page.click(page.get('button', 'Begin anew from the report'));
    expect(field(page, 'Title').value).toBe(draft.title);
  });

  it('shows the server’s sentence at its field', async () => {
    const client = resolved();
    const page = await show(client, fresh);
    await page.type(field(page, 'What one sees'), 'Refused.');
    await page.type(field(page, 'What helps'), 'Put it back.');
    await page.click(read(page));
    const errors = [{ path: 'cause', code: 'invalid', message: 'must be well-formed text' }];
    client.fail('answers.publish', new VestkaError({ code: 'validation_failed', title: 'No.', errors }));
    await page.click(page.get('button', 'Publish'));
    expect(document.getElementById('answer-cause-fault')?.textContent).toBe('must be well-formed text');
  });
});

describe('a published answer', () => {
  it('reads as the customer sees it, under headings of its own language', async () => {
    const page = await show(fake(), one);
    expect(page.text()).toContain('helped 12');
    expect(page.get('heading', 'What helps').textContent).toBe('What helps');
    await page.go(`#/answers/${answerId(3)}`);
    expect(page.get('heading', 'Что помогает').textContent).toBe('Что помогает');
  });

  it('is changed on top of what was looked at', async () => {
    const client = fake();
    const page = await show(client, one);
    await page.click(page.get('button', 'Change…'));
    await page.type(field(page, 'Title'), 'Foreign cards are refused');
    await page.click(read(page));
    await page.click(page.get('button', 'Publish the change'));
    expect(sent(client, 'answers.change')?.[2]).toMatchObject({
      title: 'Foreign cards are refused',
      basedOn: 1,
      readThrough: true,
    });
    expect(page.get('heading', 'Foreign cards are refused')).toBeTruthy();
    expect(page.text()).toContain('changed Mar 4');
  });

  it('lets a person decide where someone was faster', async () => {
    const client = fake();
    const page = await show(client, one);
    await page.click(page.get('button', 'Change…'));
    await page.type(field(page, 'Title'), 'Mine');
    await page.click(read(page));
    const theirs = client.answers.all.map((each) =>
      each.id === answerId(1) ? { ...each, title: 'Theirs', version: 5 } : each,
    );
    client.answers.all = theirs;
    await page.click(page.get('button', 'Publish the change'));
    expect(page.get('alert').textContent).toContain('Someone else has changed this answer meanwhile.');
    expect(page.get('alert').textContent).toContain('Theirs');
    expect(field(page, 'Title').value).toBe('Mine');
    await page.click(page.get('button', 'Publish mine in its place'));
    expect(client.answers.all[0]).toMatchObject({ title: 'Mine', version: 6 });

    await page.click(page.get('button', 'Change…'));
    await page.type(field(page, 'Title'), 'Mine again');
    await page.click(read(page));
    client.answers.all = theirs;
    await page.click(page.get('button', 'Publish the change'));
    await page.click(page.get('button', 'Keep it as it stands, drop mine'));
    expect(page.get('heading', 'Theirs')).toBeTruthy();
  });

  it('is withdrawn with a reason, after asking, and can come back', async () => {
    const client = fake();
    const page = await show(client, one);
    await page.click(page.get('button', 'Withdraw…'));
    const dialog = page.get('dialog');
    expect(dialog.textContent).toContain('From now on no customer finds it.');
    await page.click(page.get('button', 'Withdraw it'));
    expect(sent(client, 'answers.withdraw')).toBeUndefined();
    await page.type(page.get('textbox', 'Reason'), ' 4.12 has made it wrong. ');
    await page.click(page.get('button', 'Withdraw it'));
    expect(sent(client, 'answers.withdraw')).toEqual([
      'answers.withdraw',
      answerId(1),
      '4.12 has made it wrong.',
    ]);
    expect(page.text()).toContain('It is withdrawn: no customer finds it.');
    await page.click(page.get('button', 'Change and publish again…'));
    await page.click(read(page));
    await page.click(page.get('button', 'Publish'));
    expect(page.text()).not.toContain('no customer finds it');
  });

  it('says when it is not there', async () => {
    const page = await show(fake(), `#/answers/${answerId(77)}`);
    expect(page.get('alert').textContent).toContain('The answer could not be read.');
  });
});

it('the report of a known problem becomes an answer, and is kept as a page', async () => {
  const ended = { status: 'resolved', promise: null, closesAt: at(8640), report } as const;
  const problem = knownProblem(1007, ended);
  const client = fake({ problems: [{ problem, linked: 3 }] });
  const page = await show(client, `#/problems/${problem.id}`);
  expect(page.get('link', 'Publish as an answer').getAttribute('href')).toBe(
    `#/answers/new?from=${problem.id}`,
  );
  await page.go(`#/answers/new?from=${problem.id}`);
  expect(sent(client, 'answers.draft')).toEqual(['answers.draft', problem.id]);
  expect(page.get('link', 'Back to the known problem').getAttribute('href')).toBe(`#/problems/${problem.id}`);
  await page.type(field(page, 'What one sees'), 'Refused.');
  await page.type(field(page, 'What helps'), 'Put it back.');
  await page.click(read(page));
  await page.click(page.get('button', 'Publish'));
  const published = sent(client, 'answers.publish')?.[1];
  expect(published).toMatchObject({ problem: problem.id });
  expect(published).not.toHaveProperty('ticket');
  // The button is gone with its page; the keyboard goes on at the answer.
  await page.go(location.hash);
  expect(document.activeElement?.id).toBe('sheet');
});
