import { VestkaError } from '@vestka/sdk/agent';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { loggedIn } from '../fake.ts';
import { forget, settle } from '../page.tsx';
import { pagesFake } from './fake.ts';
import { figures, none } from './figures.ts';
import { lastCall, showPage, timesCalled } from './show.tsx';

beforeEach(forget);

const part = (id: string) => document.querySelector(`[aria-labelledby="part-${id}"]`)?.textContent ?? '';

describe('the lead’s figures', () => {
  it('say how it stands, with a way to who waits longest', async () => {
    const page = await showPage(pagesFake(), 'insights');
    const now = page.get('region', 'Now').textContent;
    expect(now).toContain('open41');
    expect(now).toContain('late2the oldest since 13:55');
    expect(now).toContain('longest silence1 d 2 h');
    expect(page.get('link', '#1029').getAttribute('href')).toMatch(/^#\/tickets\/tk_0+1029/);
    expect(page.text()).toContain('Counted up to 14:19');
  });

  it('say how many promises were kept, a day without any as a gap', async () => {
    await showPage(pagesFake(), 'insights');
    const { promises, days } = figures();
    expect(part('kept')).toContain(`${promises.kept} of ${promises.due} kept`);
    const dots = document.querySelectorAll('.plot circle').length;
    const worked = days.filter(({ due }) => due > 0).length;
    expect(dots).toBe(worked);
    expect(worked).toBeLessThan(days.length);
    // Joined only where days follow one another: one line fewer than dots in each of the five weeks.
    expect(document.querySelectorAll('.plot line.rate')).toHaveLength(worked - 5);
    const rows = [...document.querySelectorAll('[aria-labelledby="part-kept"] tbody tr')];
    expect(rows).toHaveLength(30);
    expect(rows.find((row) => row.textContent?.startsWith('Sunday'))?.textContent).toMatch(/0000–$/);
  });

  it('read the day under the pointer', async () => {
    const page = await showPage(pagesFake(), 'insights');
    const plot = page.get('img', 'Share of promises kept');
    plot.getBoundingClientRect = () => ({ left: 0, width: 300 }) as DOMRect;
    plot.dispatchEvent(new PointerEvent('pointermove', { clientX: 299, bubbles: true }));
    await settle();
    expect(document.querySelector('.day-read')?.textContent).toMatch(
      /^Wednesday 4 March: \d+ % · \d+ of \d+ kept/,
    );
  });

  it('say how people found it, with those who did not answer', async () => {
    const page = await showPage(pagesFake(), 'insights');
    expect(part('kept')).toContain('Of what remained after reports, 11 done in time, 2 late.');
    expect(part('ratings')).toContain('58of 87 closed requests rated · 29 (33 %) without an answer');
    expect(part('ratings')).toContain('A published answer helped 23 times, with no request needed.');
    expect(part('ratings')).toMatch(/Excellent3153 %Good1831 %Satisfactory610 %Poor23 %Terrible12 %/);
    expect(part('ratings')).toContain('Anna K. 14 ×Ivan S. 5 ×');
    expect(part('ratings')).toMatch(/#1031 · Excellent · .*thanks to Anna K\.I always knew/);
    expect(page.get('link', '#1017').getAttribute('href')).toMatch(/^#\/tickets\/tk_0+1017/);
    const links = [...document.querySelectorAll('[aria-labelledby="part-ratings"] a')];
    expect(links.at(-1)?.getAttribute('href')).toMatch(/insights\.csv\?from=.*&part=ratings$/);
  });

  it('say it where nothing was closed, or nobody has rated', async () => {
    const page = pagesFake();
    page.figuresNow = { ...figures(), ratings: none.ratings };
    await showPage(page, 'insights');
    expect(part('ratings')).toContain('No request was closed in these days.');
    forget();
    page.figuresNow = { ...figures(), ratings: { ...none.ratings, unanswered: 4 } };
    await showPage(page, 'insights');
    expect(part('ratings')).toContain('0of 4 closed requests rated · 4 (100 %) without an answer');
    expect(part('ratings')).toContain('Nobody has rated yet.');
    forget();
    const one = { ...none.ratings.grades, poor: 1 };
    page.figuresNow = { ...figures(), ratings: { ...none.ratings, grades: one, given: 1 } };
    await showPage(page, 'insights');
    expect(part('ratings')).toContain('1of 1 closed request rated · 0 (0 %) without an answer');
    expect(part('ratings')).toMatch(/Excellent00 %.*Poor1100 %Terrible00 %/);
    expect(part('ratings')).toContain('Nobody was thanked by name.');
  });

  it('set what was taken beside what was promised', async () => {
    const page = await showPage(pagesFake(), 'insights');
    expect(page.get('img', 'critical:').getAttribute('aria-label')).toBe(
      'critical: half within 12 m, 9 of 10 within 44 m, promised 30 m',
    );
    expect(part('first-word')).toContain('7 of 9 in time');
    expect(part('agents')).toContain('Ivan S.1418893 % 57/61');
    expect(part('agents')).toContain('Lena M.309–');
    expect(part('levels')).toContain('First line5862 %');
    expect(part('silence')).toContain('5 h 36 spent in openly admitted misses');
    expect(part('history')).toContain('Promised by history 120 times, held 91 %');
    expect(part('history')).toContain('9 of 30 needed');
    expect(part('history')).toContain('33too many unanswered');
    expect(part('history')).not.toContain('low within hours');
  });

  it('are asked for the days that are picked, and loaded as a file for the same', async () => {
    const client = pagesFake();
    const page = await showPage(client, 'insights');
    expect(lastCall(client, 'insights')?.[1]).toEqual({ from: '2026-02-03', to: '2026-03-04' });
    await page.click(page.get('radio', '7 days'));
    expect(lastCall(client, 'insights')?.[1]).toEqual({ from: '2026-02-26', to: '2026-03-04' });
    expect(page.all('link', 'Download CSV')[0]?.getAttribute('href')).toBe(
      '/v1/agent/insights.csv?from=2026-02-26&to=2026-03-04',
    );
    await page.click(page.get('radio', 'Other'));
    await page.type(page.get('textbox', 'From'), '2026-01-01');
    expect(lastCall(client, 'insights')?.[1]).toEqual({ from: '2026-01-01', to: '2026-03-04' });
    const asked = timesCalled(client, 'insights');
    await page.type(page.get('textbox', 'To'), '2025-12-31');
    expect(page.text()).toContain('The first day must not lie after the last.');
    expect(timesCalled(client, 'insights')).toBe(asked);
  });

  it('are read again each minute and when the tab comes into view', async () => {
    const client = pagesFake();
    await showPage(client, 'insights');
    expect(timesCalled(client, 'insights')).toBe(1);
    client.figuresNow = { ...figures(), now: { ...figures().now, open: 77 } };
    vi.advanceTimersByTime(60_000);
    await settle();
    expect(timesCalled(client, 'insights')).toBe(2);
    expect(document.body.textContent).toContain('open77');
    document.dispatchEvent(new Event('visibilitychange'));
    await settle();
    expect(timesCalled(client, 'insights')).toBe(3);
  });

  it('stay when they cannot be read again, and say of when they are', async () => {
    const client = pagesFake();
    const page = await showPage(client, 'insights');
    client.fail('insights', new VestkaError({ code: 'offline', title: 'offline' }));
    vi.advanceTimersByTime(60_000);
    await settle();
    expect(page.get('alert').textContent).toBe('Could not be read again. These are the figures of 14:19.');
    expect(part('kept')).toContain('kept');
  });

  it('say of a new workspace that nothing has been promised yet', async () => {
    const page = await showPage(Object.assign(pagesFake(), { figuresNow: none }), 'insights');
    expect(page.text()).toContain('Nothing has been promised yet');
    expect(document.querySelectorAll('svg')).toHaveLength(0);
  });

  it('say that they could not be read', async () => {
    const client = pagesFake();
    client.fail('insights', new VestkaError({ code: 'unavailable', title: 'Try again shortly.' }));
    const page = await showPage(client, 'insights');
    expect(page.get('alert').textContent).toContain('The figures could not be read. Try again shortly.');
    await page.click(page.get('button', 'Try again'));
    expect(part('kept')).toContain('kept');
  });

  it('are not asked for by an agent', async () => {
    const client = pagesFake({ me: loggedIn.me });
    const page = await showPage(client, 'insights');
    expect(page.text()).toContain('Leads and admins see this page.');
    expect(timesCalled(client, 'insights')).toBe(0);
  });
});
