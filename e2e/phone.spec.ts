import { test } from './support/agent.ts';
import { Customer } from './support/customer.ts';
import { AT, expect } from './support/test.ts';

test.use({ at: AT });

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const report = {
  outcome: 'workaround' as const,
  cause: `The part ${long} has no rule for two countries, so the payment step stopped.`,
  done: `A manual rule was set for ${long} and tried on the live shop at 15:48.`,
  recurrence: 'possible' as const,
  prevention: 'Before updating, open Settings → Taxes → Check.',
  technical: long,
  evidence: [{ what: long, before: long, after: long }],
};

for (const locale of ['en', 'ru', 'ar']) {
  test(`on a phone of 375 px nothing is cut off or needs scrolling sideways, in ${locale}`, async ({
    agent,
    browse,
    vendor,
  }) => {
    const page = await browse({ viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true });
    await page.goto(vendor.url);
    const customer = new Customer(page);
    const panel = page.locator('vestka-widget dialog');
    const fits = async (view: string) => {
      const wide = await panel.evaluate((dialog) =>
        [dialog, ...dialog.querySelectorAll('.body, .foot, .doc, article')]
          .filter((part) => part.scrollWidth > part.clientWidth)
          .map(({ className }) => className),
      );
      expect.soft(wide, view).toEqual([]);
    };
    const press = (selector: string) => panel.locator(selector).first().tap();
    const number = await customer.ask('Checkout refuses foreign cards');
    await page.evaluate(`Vestka('update', { locale: '${locale}' })`);
    await agent.tell(
      number,
      {
        status: 'waiting_on_customer',
        waiting: { for: 'customer', text: long },
        options: [{ title: long, steps: [long], pros: [long], cons: [long] }],
        request: [{ what: long, purpose: long, sensitivity: 'confidential', keepDays: 7 }],
        technical: long,
      },
      60,
    );
    await expect(panel.locator('section.turn')).toBeVisible();
    await fits('the ticket');

    await press('div.turn .btn');
    await press('.way input');
    await fits('the ways forward');
    await press('.foot .btn');
    await expect(panel.locator('.picked')).toBeVisible();
    await press('header .x');

    await press('section.turn .btn');
    await press('.asked .seg label:nth-of-type(2)');
    await expect(panel.locator('.ways')).toBeVisible();
    await fits('an answer');
    await press('.approval .link');
    await panel.locator('.approval input').fill(long.slice(0, 60));
    await press('.approval .btn');
    await expect(panel.locator('.approval input')).toHaveValue(/^http/);
    await fits('a link');
    await press('header .x');

    await agent.client.report(await agent.ticket(number), {
      ...report,
      remaining: [{ what: long, who: 'Anna K.', by: agent.in(2000) }],
    });
    await press('.end > .end > .btn, .end > .btn');
    await expect(panel.locator('.keep a').first()).toBeVisible();
    await fits('the report');
    await press('.foot .btn');
    await press('.rate label:nth-of-type(2)');
    await fits('a rating');
    await press('.rate .acts .btn');
    await expect(panel.locator('.rate')).toHaveCount(0);
    await fits('the end');
  });
}
