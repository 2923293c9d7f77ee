import { test as base } from './support/agent.ts';
import { expectNoFaults } from './support/axe.ts';
import type { Customer } from './support/customer.ts';
import { Library } from './support/library.ts';
import { expect } from './support/test.ts';
import { shopPage, startVendor } from './support/vendor.ts';

const test = base.extend<{ library: Library }>({
  library: ({ vestka }, use) => use(new Library(vestka)),
});

const printer = {
  lang: 'en',
  title: 'Invoices stay blank when printed',
  symptom: 'The page stays blank when an invoice is sent to the printer.',
  cause: 'The paper size of the template does not fit the printer.',
  solution: 'Open Settings, then Templates, and choose A4. The next invoice prints in full.',
};
const helps = (customer: Customer) =>
  customer.panel.getByRole('region', { name: 'Perhaps this helps already' });
const problem = {
  title: 'Cards with a foreign address are refused since 3 March',
  status: 'investigating' as const,
  activity: 'Looking at the tax table.',
};

test('an answer is found while typing, opens in place and ends the draft; that is counted once', async ({
  customer,
  library,
}) => {
  await library.publish(printer);
  await customer.open();
  const question = customer.field('What happened?');
  const place = await question.boundingBox();
  await question.pressSequentially('my invoice prints blank');
  await expect(helps(customer)).toBeVisible();
  // The words stay where they are, with the focus.
  expect(await question.boundingBox()).toEqual(place);
  await expect(question).toBeFocused();
  await expect(customer.panel.getByRole('status')).toHaveText(
    'Below the question stands what may help already.',
  );
  const row = helps(customer).getByRole('button', { name: printer.title });
  await row.click();
  await expect(row).toHaveAttribute('aria-expanded', 'true');
  await expect(helps(customer)).toContainText(printer.solution);
  await expectNoFaults(customer.page, 'an answer found while typing');

  await customer.button('This solved it').click();
  await expect(customer.panel.getByRole('heading', { name: 'Good that it is solved' })).toBeFocused();
  await expectNoFaults(customer.page, 'an answer has solved it');
  expect(await library.all()).toMatchObject([{ title: printer.title, solved: 1 }]);

  await customer.page.reload();
  await customer.open();
  await expect(question).toHaveValue('');
  await question.fill('again the invoice is blank on my printer');
  await expect(helps(customer)).toContainText('solved it for one other');
  await helps(customer).getByRole('button', { name: printer.title }).click();
  await customer.button('This solved it').click();
  await expect(customer.panel.getByRole('heading', { name: 'Good that it is solved' })).toBeVisible();
  expect(await library.all()).toMatchObject([{ solved: 1 }]);
});

test('“I have this too” makes the request a part of the known problem at once', async ({
  agent,
  customer,
}) => {
  const { number } = await agent.client.problems.create({ ...problem, nextUpdateAt: agent.in(60) });
  await customer.open();
  await customer.field('What happened?').fill('My card with a foreign address is refused');
  const row = helps(customer).getByRole('button', { name: problem.title });
  await expect(row).toContainText(`Known problem P${number}`);
  await expect(row).toContainText(/Investigating · Next word/);
  await row.click();
  await customer.button('I have this too').click();
  await expect(
    customer.panel.getByText(
      `Part of known problem P${number}: ${problem.title}. What we learn reaches you here at once.`,
    ),
  ).toBeVisible();
  await expect(customer.fact('Right now')).toContainText(problem.activity);
});

test('a known problem that ended meanwhile refuses the choice, and the words come back', async ({
  agent,
  customer,
}) => {
  const known = await agent.client.problems.create({ ...problem, nextUpdateAt: agent.in(60) });
  await customer.open();
  await customer.field('What happened?').fill('My card with a foreign address is refused');
  await helps(customer).getByRole('button', { name: problem.title }).click();
  await agent.client.problems.report(known, {
    outcome: 'full',
    cause: 'Two countries had lost their tax class in the update of 3 March.',
    done: 'The tax classes were put back on every shop and tried with real cards.',
    recurrence: 'no',
  });
  await customer.button('I have this too').click();
  await expect(customer.panel.getByRole('listitem').getByText('This known problem has ended')).toBeVisible();
  await customer.button('Edit').click();
  await expect(customer.field('What happened?')).toHaveValue('My card with a foreign address is refused');
  await customer.button('Undo').click();
  await customer.button('Send request').click();
  await expect(customer.receipt).toBeVisible();
});

test('without a connection nobody is asked; back online what may help appears by itself', async ({
  customer,
  library,
}) => {
  await library.publish(printer);
  await customer.open();
  const question = customer.field('What happened?');
  await question.fill('hello');
  await expect(customer.panel.getByRole('radio', { name: 'Wish' })).toBeVisible();
  await customer.page.context().setOffline(true);
  await expect(customer.cut).toBeVisible();
  const asked: string[] = [];
  customer.page.on('request', (request) => {
    if (request.url().includes('/v1/answers')) asked.push(request.url());
  });
  await question.fill('my invoice prints blank');
  await expect(helps(customer)).toHaveCount(0);
  expect(asked).toEqual([]);
  await customer.page.context().setOffline(false);
  await expect(helps(customer)).toContainText(printer.title);
});

test('by keyboard alone: from the words to the answer, open it, go on', async ({ customer, library }) => {
  await library.publish(printer);
  await customer.open();
  await customer.page.keyboard.type('invoice blank on the printer');
  await expect(helps(customer)).toBeVisible();
  const row = helps(customer).getByRole('button', { name: printer.title });
  for (let tabs = 0; tabs < 6; tabs++) {
    await customer.page.keyboard.press('Tab');
    if (await row.evaluate((it) => (it.getRootNode() as ShadowRoot).activeElement === it)) break;
  }
  await expect(row).toBeFocused();
  await customer.page.keyboard.press('Enter');
  await expect(customer.button('No, go on')).toBeVisible();
  await customer.page.keyboard.press('Tab');
  await customer.page.keyboard.press('Tab');
  await expect(customer.button('No, go on')).toBeFocused();
  await customer.page.keyboard.press('Enter');
  await expect(customer.field('What happened?')).toBeFocused();
  await expect(helps(customer)).toHaveCount(0);
});

test('in Russian other forms of the words find it, on a phone', async ({ browse, library, vestka }) => {
  await library.publish({
    lang: 'ru',
    title: 'Карту не принимают при оплате',
    symptom: 'Магазин пишет, что карта отклонена, хотя она действительна.',
    cause: 'В адресе счёта не указана страна, и банк не может его сверить.',
    solution: 'Откройте настройки, раздел «Адреса», и выберите страну.',
  });
  const vendor = await startVendor({ '/': { html: shopPage({ ...vestka, lang: 'ru' }) } });
  const page = await browse({ locale: 'ru', viewport: { width: 375, height: 667 }, hasTouch: true });
  await page.goto(vendor.url);
  await page.locator('vestka-widget button').first().click();
  await page.getByRole('textbox', { name: 'Что случилось?' }).fill('моей картой нельзя оплатить заказ');
  const region = page.getByRole('region', { name: 'Возможно, это уже поможет' });
  await region.getByRole('button', { name: 'Карту не принимают при оплате' }).tap();
  await expect(region).toContainText('выберите страну');
  const wide = await page.evaluate(() => {
    const body = document.querySelector('vestka-widget')?.shadowRoot?.querySelector('.body') as Element;
    return body.scrollWidth - body.clientWidth;
  });
  expect(wide).toBeLessThanOrEqual(0);
  await expectNoFaults(page, 'answers on a phone, in Russian');
  await region.getByRole('button', { name: 'Это помогло' }).tap();
  await expect(page.getByRole('heading', { name: 'Хорошо, что всё решилось' })).toBeVisible();
  await vendor.close();
});

test('own requests and their reports are found by words', async ({ agent, customer }) => {
  const numbers: string[] = [];
  for (const words of [
    'The invoice is blank',
    'Newsletter arrives twice',
    'Wrong currency',
    'No password mail',
  ]) {
    await customer.page.evaluate(() => {
      (window as unknown as { Vestka(command: string): void }).Vestka('newTicket');
    });
    await customer.field('What happened?').fill(words);
    await customer.button('Send request').click();
    await expect(customer.panel.getByRole('heading', { name: words })).toBeVisible();
    numbers.push(/#\d+/.exec(await customer.receipt.innerText())?.[0] as string);
  }
  const [, second] = numbers as [string, string];
  await agent.client.report(await agent.ticket(second), {
    outcome: 'full',
    cause: 'The address stood in two lists, once with a capital letter.',
    done: 'Both entries were merged, and the next newsletter went out once.',
    recurrence: 'no',
  });
  await customer.button('Back').click();
  const search = customer.panel.getByRole('searchbox', { name: 'Search your requests' });
  const hits = customer.panel.getByRole('search').getByRole('listitem');
  // A word of the report alone.
  await search.fill('capital letter');
  await expect(hits).toHaveCount(1);
  await expect(hits).toContainText(`${second}`);
  await expect(hits).toContainText('Newsletter arrives twice');
  await expect(hits.locator('mark').first()).toBeVisible();
  await expectNoFaults(customer.page, 'search among own requests');
  await search.fill('zebra');
  await expect(
    customer.panel.getByRole('paragraph').filter({ hasText: 'Nothing found for “zebra”.' }),
  ).toBeVisible();
  await search.fill('currency');
  await hits.getByRole('button').click();
  await expect(customer.panel.getByRole('heading', { name: 'Wrong currency' })).toBeVisible();
});
