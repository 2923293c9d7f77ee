import { VestkaError } from '@vestka/sdk/agent';
import { beforeEach, describe, expect, it } from 'vitest';
import { byId, fake } from './fake.ts';
import { given, givenStory } from './given.ts';
import { desk, fields, id, open, send, sent, side, update } from './given-desk.ts';
import { forget, settle, show } from './page.tsx';
import { story, ticket } from './tickets.ts';

beforeEach(forget);

describe('ways forward', () => {
  it('go with a word, one of them recommended, each line a step', async () => {
    const client = fake();
    const page = await show(client, open);
    await page.click(page.get('radio', 'End of day'));
    await page.click(page.get('checkbox', 'cannot be fixed'));
    expect(page.text()).toContain('Still missing: a way forward.');
    await page.click(page.get('button', 'Add a way forward'));
    expect(document.activeElement).toBe(fields(page, 'Way forward 1')[0]);
    expect(page.text()).toContain('Still missing: title and steps of each way forward.');
    const [title, , steps, pros] = fields(page, 'Way forward 1');
    await page.type(title as Element, 'Go back');
    await page.type(steps as Element, ' We go back \n\n You look ');
    await page.type(pros as Element, 'Soon');
    await page.click(page.get('button', 'Add a way forward'));
    const [second, best, ways] = fields(page, 'Way forward 2');
    await page.type(second as Element, 'Wait');
    await page.type(ways as Element, 'Nothing changes');
    expect(page.text()).toContain('Still missing: which way forward you recommend.');
    await page.click(send(page));
    expect(update(client)).toBeUndefined();
    await page.click(best as Element);
    await page.click(send(page));
    expect(update(client)).toMatchObject({
      cannotFix: true,
      options: [
        { title: 'Go back', steps: ['We go back', 'You look'], pros: ['Soon'], cons: [], recommended: false },
        { title: 'Wait', steps: ['Nothing changes'], pros: [], cons: [], recommended: true },
      ],
    });
    expect(page.all('group', 'Way forward 1')).toHaveLength(0);
  });

  it('must go with “not planned”, and may go with any answer to a wish', async () => {
    const client = desk(ticket(1042, { kind: 'wish' }), story(id));
    const page = await show(client, open);
    await page.key('w');
    await page.click(page.get('radio', 'Not planned'));
    await page.type(page.get('textbox', 'Why'), 'The old button cannot come back, its page is gone.');
    expect(page.text()).toContain('Still missing: a way forward.');
    await page.click(page.get('button', 'Add a way forward'));
    const [title, , steps] = fields(page, 'Way forward 1');
    await page.type(title as Element, 'The key P');
    await page.type(steps as Element, 'Press P in the list');
    await page.click(page.get('button', 'Answer and close'));
    expect(sent(client, 'answerWish')?.[2]).toEqual({
      answer: 'not_planned',
      text: 'The old button cannot come back, its page is gone.',
      options: [
        { title: 'The key P', steps: ['Press P in the list'], pros: [], cons: [], recommended: true },
      ],
    });
  });

  it('stand in the thread as cards, with what was picked and why, as soon as it is', async () => {
    const { offers = {} } = given();
    const [key, { choice, ...offer }] = Object.entries(offers)[0] as [string, (typeof offers)[string]];
    const before = given({ offers: { [key]: offer } });
    const events = givenStory(id);
    const client = desk(
      before,
      events.filter(({ type }) => type !== 'option_chosen'),
    );
    const page = await show(client, open);
    expect(page.get('list', 'Ways forward').querySelectorAll('.card')).toHaveLength(2);
    expect(page.get('list', 'Ways forward').textContent).toContain('recommended');
    expect(side().textContent).toContain('The customer has not picked yet.');
    client.set({ tickets: byId([given()]), timelines: { [id]: events } });
    await settle();
    expect(document.querySelector('.card.chosen')?.textContent).toContain('Take the old tax table back');
    expect(page.text()).toContain(`Chosen: Take the old tax table back until Friday${choice?.why}`);
    expect(side().textContent).toContain('Chosen: Take the old tax table back until Friday');
  });

  it('show the server’s sentence where it belongs', async () => {
    const client = fake();
    const page = await show(client, open);
    await page.click(page.get('button', 'Add a way forward'));
    const [title, , steps] = fields(page, 'Way forward 1');
    await page.type(title as Element, 'asdf');
    await page.type(steps as Element, '…');
    await page.click(send(page));
    expect(
      client.calls.some(([name]) => name === 'update'),
      'no word was written',
    ).toBe(false);
    await page.type(title as Element, 'Wait');
    await page.type(steps as Element, 'Until Friday');
    const errors = [{ path: 'options.0.steps.0', code: 'validation_failed', message: 'Too long.' }];
    client.fail('update', new VestkaError({ code: 'validation_failed', errors }));
    await page.click(send(page));
    await settle();
    expect(page.get('group', 'Way forward 1').textContent).toContain('Too long.');
    expect(page.get('group', 'Way forward 1').contains(document.activeElement)).toBe(true);
  });
});
