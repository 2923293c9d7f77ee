import { SYMPTOM, word } from './support/story.ts';
import { expect, test } from './support/test.ts';

test('with the API blocked nothing covers the page, the state is said, and it recovers by itself', async ({
  customer,
}) => {
  const { page, panel } = customer;
  await page.route('**/v1/**', (route) => route.abort('blockedbyclient'));
  await page.routeWebSocket(/\/v1\/live/, (socket) => socket.close());
  await customer.open();
  await expect(customer.cut).toBeVisible();
  await customer.field('What happened?').fill(SYMPTOM);
  await customer.button('Send request').click();
  await expect(panel.getByText('Not sent yet').last()).toBeVisible();
  // The page beside the panel is as usable as before, and the panel closes.
  await page.getByRole('button', { name: 'Pay' }).click({ timeout: 2000 });
  await customer.button('Close').click();
  await expect(panel).toBeHidden();
  await expect(customer.launcher).toHaveAccessibleName('Not sent yet');

  await page.unrouteAll();
  await expect(customer.launcher).toHaveAccessibleName(/^Next word/, { timeout: 25_000 });
  await customer.open();
  await expect(panel.getByRole('heading', { name: SYMPTOM })).toBeVisible();
});

test('with sockets blocked the truth comes all the same', async ({ customer, desk }) => {
  test.slow();
  await customer.page.routeWebSocket(/\/v1\/live/, (socket) => socket.close());
  await customer.ask(SYMPTOM);
  await desk.open('Checkout');
  await desk.tell(word);
  await expect(customer.fact('Status')).toHaveText(word.status, { timeout: 60_000 });
  await expect(customer.path).toContainText(word.message);
});

test('when the panel does not come the launcher says so, and the next press tries again', async ({
  customer,
}) => {
  const { page } = customer;
  await page.route('**/assets/**', (route) => route.abort('blockedbyclient'));
  await customer.launcher.click();
  await expect(customer.launcher).toHaveAccessibleName(/^Could not load\./);
  await page.getByRole('button', { name: 'Pay' }).click({ timeout: 2000 });
  await page.unrouteAll();
  await customer.open();
  await expect(customer.field('What happened?')).toBeFocused();
});

test('a server that answers with errors is told apart from one that refuses', async ({ customer }) => {
  const { page, panel } = customer;
  const problem = (status: number, code: string) =>
    page.route('**/v1/sessions', (route) =>
      route.fulfill({
        status,
        contentType: 'application/problem+json',
        headers: { 'access-control-allow-origin': '*' },
        body: JSON.stringify({
          type: 'about:blank',
          title: code,
          status,
          code,
          detail: code,
          requestId: 'r',
        }),
      }),
    );
  await problem(503, 'storage_full');
  await customer.open();
  await expect(customer.cut).toBeVisible();
  await page.unrouteAll();
  await expect(customer.cut).toHaveCount(0, { timeout: 25_000 });
  await page.context().clearCookies();
  await page.evaluate(() => localStorage.clear());
  await problem(401, 'token_invalid');
  await page.reload();
  await customer.open();
  await expect(panel.getByText(/Requests cannot be sent from this page/)).toBeVisible();
});
