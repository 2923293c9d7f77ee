import { type Policy, VestkaError } from '@vestka/sdk/agent';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { loggedIn } from '../fake.ts';
import { forget, settle, show } from '../page.tsx';
import { type PagesFake, pagesFake } from './fake.ts';
import { northwind } from './policies.ts';
import { lastCall, showPage, timesCalled } from './show.tsx';

beforeEach(forget);

const saved = (client: PagesFake) => lastCall(client, 'changePolicy')?.[1] as Policy;
const text = (selector: string) => document.querySelector(selector)?.textContent ?? '';
const zoneField = () => document.querySelector('[role=combobox]') as HTMLInputElement;
const DURATION = 'Standard, normal: First word within';

describe('the policy', () => {
  it('shows what holds, and nothing to save', async () => {
    const page = await showPage(pagesFake(), 'policy');
    expect((page.get('textbox', DURATION) as HTMLInputElement).value).toBe('1 working day');
    expect((page.get('textbox', 'Gold, normal: First word within') as HTMLInputElement).value).toBe('4 h');
    expect(page.text()).toContain('until 06:00 Tuesday');
    expect(page.text()).toContain('There it is 14:20 now.');
    expect(page.text()).toContain('2 past holidays');
    expect(page.get('img', 'The week').getAttribute('aria-label')).toContain(
      'Tuesday 00:00–06:00, 09:00–13:00, 14:00–18:00; ',
    );
    expect(page.all('button', 'Save')).toHaveLength(0);
  });

  it('saves what was changed, once', async () => {
    const client = pagesFake();
    const page = await showPage(client, 'policy');
    await page.type(page.get('textbox', DURATION), '2 h 30');
    await page.type(page.get('textbox', 'Tuesday, stretch 1: from'), '08:00');
    await page.click(page.get('button', 'Copy to weekdays: Tuesday'));
    await page.click(page.get('button', 'Open: Sunday'));
    await page.type(page.get('textbox', 'Sunday, stretch 1: to'), '00:00');
    expect(page.text()).toContain('Not saved yet.');
    await page.click(page.get('button', 'Save'));
    const { hours, plans, zone, holidays } = saved(client);
    expect(plans[0]?.targets.normal.reaction).toBe(150);
    const early = [
      { from: '08:00', to: '13:00' },
      { from: '14:00', to: '18:00' },
    ];
    expect(hours).toEqual({
      ...{ mon: early, tue: early, wed: early, thu: early, fri: early },
      sat: northwind.hours.sat,
      sun: [{ from: '09:00', to: '24:00' }],
    });
    expect([zone, holidays.length]).toEqual(['Europe/Berlin', 4]);
    expect(lastCall(client, 'changePolicy')?.[2]).toBe(1);
    expect(page.text()).toContain('Saved. It holds for every request from now on.');
    expect(page.all('button', 'Save')).toHaveLength(0);
    await page.type(page.get('textbox', DURATION), '3 h');
    await page.click(page.get('button', 'Save'));
    expect(lastCall(client, 'changePolicy')?.[2]).toBe(2);
  });

  it('says beside the field what is wrong before anything is sent', async () => {
    const client = pagesFake();
    const page = await showPage(client, 'policy');
    await page.type(page.get('textbox', DURATION), 'soon');
    await page.click(page.get('button', 'Add a holiday'));
    await page.click(page.get('button', 'Save'));
    expect(text('#plan-0-normal-reaction-fault')).toBe('Write it like 2 h 30 min.');
    expect(text('#holiday-4-fault')).toBe('Choose the date.');
    expect(page.text()).toContain('2 fields need a look.');
    expect(timesCalled(client, 'changePolicy')).toBe(0);
  });

  it('says beside a duration how it is read, and of a plan round the clock that no hours count', async () => {
    const page = await showPage(pagesFake(), 'policy');
    const read = () => text('#plan-0-normal-reaction-read');
    expect(read()).toBe('');
    await page.type(page.get('textbox', DURATION), '30');
    expect(read()).toBe('= 30 min');
    expect(page.get('textbox', DURATION).getAttribute('aria-describedby')).toContain(
      'plan-0-normal-reaction-read',
    );
    await page.type(page.get('textbox', DURATION), '30 min');
    expect(read()).toBe('');
    const hint = 'the business hours do not count here';
    expect(page.get('group', 'Standard').textContent).not.toContain(hint);
    expect(page.get('group', 'Gold').textContent).toContain(hint);
  });

  it('says softly that two stretches overlap', async () => {
    const page = await showPage(pagesFake(), 'policy');
    const notes = () => page.all('note').map((note) => note.textContent);
    expect(notes()).toEqual([]);
    await page.type(page.get('textbox', 'Monday, stretch 2: from'), '12:00');
    expect(notes()).toEqual(['Overlaps another stretch: what they share counts once.']);
    await page.type(page.get('textbox', 'Monday, stretch 3: to'), '09:30');
    expect(notes()).toEqual([
      'Overlaps another stretch: what they share counts once.',
      'Monday’s last stretch runs into this one: what they share counts once.',
    ]);
  });

  it('shows the server’s sentence at the field that it names', async () => {
    const client = pagesFake();
    const page = await showPage(client, 'policy');
    await page.type(page.get('textbox', DURATION), '80 days');
    const message = 'Nobody has ever waited so long.';
    const path = 'policy.plans.0.targets.normal.reaction';
    const errors = [{ path, code: 'invalid', message }];
    client.fail('changePolicy', new VestkaError({ code: 'validation_failed', title: 'No.', errors }));
    await page.click(page.get('button', 'Save'));
    expect(text('#plan-0-normal-reaction-fault')).toBe(message);
    expect((page.get('textbox', DURATION) as HTMLInputElement).value).toBe('80 days');
  });

  it('lets nobody overwrite what someone else has saved unseen', async () => {
    const client = pagesFake();
    const page = await showPage(client, 'policy');
    await page.type(page.get('textbox', DURATION), '3 h');
    client.policyNow = { policy: { ...northwind, warnAt: 0.5, holidays: [] }, version: 7 };
    await page.click(page.get('button', 'Save'));
    const notice = page.get('group', 'Someone else has changed the policy meanwhile.');
    expect(notice.textContent).toContain('Changed by them: holidays, warning.');
    expect(client.policyNow.version).toBe(7);
    await page.click(page.get('button', 'Keep mine on top of theirs'));
    expect(page.text()).toContain('Yours now stands on top of theirs.');
    await page.click(page.get('button', 'Save'));
    expect(saved(client)).toMatchObject({ warnAt: 0.5, holidays: [] });
    expect(saved(client).plans[0]?.targets.normal.reaction).toBe(180);
  });

  it('shows theirs when asked to', async () => {
    const client = pagesFake();
    const page = await showPage(client, 'policy');
    await page.type(page.get('textbox', DURATION), '3 h');
    client.policyNow = { policy: { ...northwind, zone: 'Europe/Paris' }, version: 2 };
    await page.click(page.get('button', 'Save'));
    await page.click(page.get('button', 'Look at theirs, drop mine'));
    expect((page.get('textbox', DURATION) as HTMLInputElement).value).toBe('1 working day');
    expect(zoneField().value).toBe('Europe/Paris');
  });

  it('keeps what was typed when the page is left, and asks before the tab is closed', async () => {
    const client = pagesFake();
    let page = await showPage(client, 'policy');
    const closing = () => {
      const event = new Event('beforeunload', { cancelable: true });
      dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(closing()).toBe(false);
    await page.type(page.get('textbox', DURATION), '3 h');
    expect(closing()).toBe(true);
    page = await showPage(client, 'policy');
    expect((page.get('textbox', DURATION) as HTMLInputElement).value).toBe('3 h');
    expect(page.text()).toContain('You left this unsaved.');
    await page.click(page.get('button', 'Discard changes'));
    expect((page.get('textbox', DURATION) as HTMLInputElement).value).toBe('1 working day');
    expect(closing()).toBe(false);
  });

  it('finds a zone by a part of its name', async () => {
    const client = pagesFake();
    const page = await showPage(client, 'policy');
    const zone = zoneField();
    await page.type(zone, 'york');
    expect(page.all('option').map((one) => one.textContent)).toEqual(['America/New York 8:20']);
    await page.key('Enter', {}, zone);
    expect(zone.value).toBe('America/New_York');
    expect(page.text()).toContain('There it is 8:20 now.');
  });

  it('makes another plan the default, and adds one from a copy', async () => {
    const client = pagesFake();
    const page = await showPage(client, 'policy');
    await page.click(page.get('button', 'Make default: Gold'));
    await page.click(page.get('button', 'Add a plan'));
    await page.type(document.getElementById('plan-2-name') as Element, 'Night');
    await page.click(page.get('button', 'Save'));
    const { plans } = saved(client);
    expect(plans.map(({ name }) => name)).toEqual(['Gold', 'Standard', 'Night']);
    expect(plans[2]?.targets).toEqual(plans[1]?.targets);
  });
});

describe('what is left unsaved', () => {
  const closing = () => {
    const event = new Event('beforeunload', { cancelable: true });
    dispatchEvent(event);
    return event.defaultPrevented;
  };
  const notice = () => text('.left-unsaved');

  it('is said on every other page, asked about there too, and forgotten when it is saved', async () => {
    const client = pagesFake();
    const page = await show(client, '#/policy');
    await page.go('#/');
    expect(notice()).toBe('');
    await page.go('#/policy');
    await page.type(page.get('textbox', DURATION), '3 h');
    expect(notice()).toBe('');
    await page.go('#/problems');
    const said = 'Policy: not saved yet. What you typed is kept in this tab.';
    expect(notice()).toContain(said);
    expect(page.get('status').textContent).toBe(said);
    expect(closing()).toBe(true);
    // Put away it is still there.
    await page.click(page.get('button', 'Dismiss'));
    expect(notice()).toBe('');
    expect(closing()).toBe(true);
    await page.go('#/policy');
    await page.go('#/');
    expect(page.get('link', 'Back to it').getAttribute('href')).toBe('#/policy');
    await page.go('#/policy');
    await page.click(page.get('button', 'Save'));
    await page.go('#/');
    expect([notice(), closing()]).toEqual(['', false]);
  });

  it('is said of prepared words too', async () => {
    const page = await show(pagesFake(), '#/updates');
    await page.click(page.get('button', 'Received, thanks'));
    await page.type(page.get('textbox', 'Message'), 'Thank you.');
    await page.go('#/');
    expect(notice()).toContain('Prepared words: not saved yet.');
    await page.go('#/updates');
    await page.click(page.get('button', 'Discard changes'));
    await page.go('#/');
    expect(notice()).toBe('');
  });
});

describe('what would be promised', () => {
  it('is asked about the draft when the typing rests, not for each letter', async () => {
    const client = pagesFake();
    const page = await showPage(client, 'policy');
    await vi.waitFor(() => expect(text('.promised .hero')).toContain('today 22:20'));
    const before = timesCalled(client, 'previewPolicy');
    for (const typed of ['3', '3 ', '3 h']) await page.type(page.get('textbox', DURATION), typed);
    await vi.waitFor(() => expect(text('.promised .hero')).toContain('today 17:20'));
    expect(timesCalled(client, 'previewPolicy')).toBe(before + 1);
    expect(page.text()).toContain('With your changes, not saved yet');
  });

  it('drops an answer that is overtaken', async () => {
    const client = pagesFake();
    const answers: (() => void)[] = [];
    const { previewPolicy } = client;
    client.previewPolicy = async (policy, sent) => {
      await new Promise<void>((done) => answers.push(done));
      return previewPolicy(policy, sent);
    };
    const page = await showPage(client, 'policy');
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    await page.type(page.get('textbox', DURATION), '3 h');
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    answers[1]?.();
    await vi.waitFor(() => expect(text('.promised .hero')).toContain('today 17:20'));
    answers[0]?.();
    await settle();
    expect(text('.promised .hero')).toContain('today 17:20');
  });

  it('says that the figures are those of before while the last change is not checked', async () => {
    const client = pagesFake();
    const page = await showPage(client, 'policy');
    await vi.waitFor(() => expect(text('.basis')).toBe('As saved'));
    const { previewPolicy } = client;
    let answer = () => {};
    client.previewPolicy = async (policy, sent) => {
      await new Promise<void>((done) => {
        answer = done;
      });
      return previewPolicy(policy, sent);
    };
    await page.type(page.get('textbox', DURATION), '3 h');
    expect(text('.basis')).toBe('As before your last change. Checking it…');
    expect(text('.promised .hero')).toContain('today 22:20');
    await vi.waitFor(() => {
      answer();
      expect(text('.basis')).toBe('With your changes, not saved yet');
    });
    await page.type(page.get('textbox', DURATION), 'soon');
    expect(text('.basis')).toBe('As before your last change');
    expect(page.text()).toContain('Worked out again when nothing is missing in the form.');
    client.previewPolicy = async () => {
      throw new VestkaError({ code: 'unavailable', title: 'Try again shortly.' });
    };
    await page.type(page.get('textbox', DURATION), '4 h');
    await vi.waitFor(() => expect(page.text()).toContain('Could not be worked out. Try again shortly.'));
    expect(text('.basis')).toBe('As before your last change');
  });

  it('can be asked for another time', async () => {
    const client = pagesFake();
    const page = await showPage(client, 'policy');
    await page.click(page.get('radio', 'at another time'));
    const field = document.querySelector('input[type=datetime-local]') as HTMLInputElement;
    expect(field.value).toBe('2026-03-04T14:20');
    await page.type(field, '2026-03-07T23:30');
    await vi.waitFor(() => expect(lastCall(client, 'previewPolicy')?.[2]).toBe('2026-03-07T22:30:00.000Z'));
    await vi.waitFor(() =>
      expect(text('.promised .hero')).toContain('sent Saturday 7 March, 23:30 would be promised'),
    );
  });
});

it('is read-only for an agent', async () => {
  const page = await showPage(pagesFake({ me: loggedIn.me }), 'policy');
  expect(page.text()).toContain('Leads may change this. You see what holds.');
  expect(document.querySelector<HTMLFieldSetElement>('fieldset')?.disabled).toBe(true);
  for (const name of ['Add a holiday', 'Add a plan', 'Remove', 'Add hours', 'Copy'])
    expect(page.all('button', name)).toHaveLength(0);
});

it('says that it could not be read, and reads again', async () => {
  const client = pagesFake();
  client.fail('policy', new VestkaError({ code: 'unavailable', title: 'Try again shortly.' }));
  const page = await showPage(client, 'policy');
  expect(page.get('alert').textContent).toContain('The policy could not be read. Try again shortly.');
  await page.click(page.get('button', 'Try again'));
  expect(page.all('textbox', DURATION)).toHaveLength(1);
});
