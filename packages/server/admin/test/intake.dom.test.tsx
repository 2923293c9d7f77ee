import { VestkaError } from '@vestka/sdk/agent';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { given } from './given.ts';
import { desk, id, open, send, update } from './given-desk.ts';
import { forget, show } from './page.tsx';
import { story } from './tickets.ts';

let opened: string[] = [];
beforeEach(() => {
  forget();
  opened = [];
  vi.spyOn(window, 'open').mockImplementation((url) => {
    opened.push(String(url));
    return null;
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

  it('opens at the latest words of the customer, and stays there while pictures come, unless the agent reads elsewhere', async () => {
    await show(desk(), open);
    const scroller = document.querySelector('.reading') as HTMLElement;
    const spoken = [...scroller.querySelectorAll<HTMLElement>('.entry.customer')].at(-1) as HTMLElement;
    Object.defineProperty(scroller, 'scrollHeight', { value: 10_000 });
    const come = (above: number) => {
      spoken.getBoundingClientRect = () => ({ top: above - scroller.scrollTop }) as DOMRect;
      scroller.querySelector('img')?.dispatchEvent(new Event('load'));
    };
    come(900);
    expect(scroller.scrollTop).toBe(892);
    // Told of late, when a picture has come meanwhile: that is not the agent's doing.
    scroller.dispatchEvent(new Event('scroll'));
    come(1000);
    expect(scroller.scrollTop).toBe(992);
    scroller.scrollTop = 200;
    scroller.dispatchEvent(new Event('scroll'));
    come(1200);
    expect(scroller.scrollTop).toBe(200);
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
