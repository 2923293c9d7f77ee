import { Customer } from './support/customer.ts';
import { word } from './support/story.ts';
import { AT, expect, test } from './support/test.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.use({ at: AT });

test('a promise that passes is told by the system, honestly and once; the next word repairs it', async ({
  customer,
  desk,
  pass,
  vendor,
}) => {
  const number = await customer.ask('Export hangs at 80 %');
  await expect(customer.receipt).toHaveText('Received as #1001. Word from us by 16:28 today.');
  await expect(customer.fact('Next word from us')).toContainText('Today 16:28');
  await desk.open(number);

  await pass(2 * HOUR + 25 * MINUTE);
  await expect(customer.fact('Word was promised for')).toContainText('Today 16:28');
  await expect(customer.fact('Word was promised for')).toContainText(
    'We are 25 min late. The lead has been told.',
  );
  const miss = customer.path.getByText('We promised word by 16:28 and did not keep it.');
  await expect(miss).toHaveCount(1);
  await expect(customer.launcher).toHaveAccessibleName(/25 min late, Word was due 16:28$/);
  await expect(desk.row(number)).toContainText('25 m late');
  const missed = desk.timeline.getByText('Promise missed: no word by 16:28.');
  await expect(missed).toHaveCount(1);
  await expect(desk.page).toHaveTitle(/1 late/);

  // A page that comes later hears the same, from the server's own record.
  const later = new Customer(await customer.page.context().newPage());
  await later.page.goto(vendor.url);
  await expect(later.launcher).toHaveAccessibleName(/25 min late, Word was due 16:28$/);

  await desk.tell(word);
  await expect(customer.fact('Next word from us')).toContainText('Today 17:55');
  await expect(customer.fact('Next word from us')).toContainText('in 1 h 2 min');
  await expect(customer.path).toContainText('Word given at 16:53; it was promised for 16:28');
  await expect(customer.launcher).toHaveAccessibleName(/^Next word 17:55, in 1 h 2 min/);
  await expect(desk.row(number)).not.toContainText('late');
  await pass(30 * MINUTE);
  await expect(miss).toHaveCount(1);
  await expect(missed).toHaveCount(1);
});

test('a word in time keeps the promise, and says so', async ({ customer, desk, pass }) => {
  await customer.ask('Two invoices have one number');
  await desk.open('Two invoices', 'Unassigned');
  await pass(HOUR);
  await desk.tell(word);
  await expect(customer.path).toContainText('Word given at 15:28, promised for 16:28');
  await pass(59 * MINUTE);
  await desk.tell({ ...word, now: 'Rolling it out.', message: 'It works on the copy.' });
  await pass(11 * MINUTE);
  await expect(customer.path.getByText('did not keep it')).toHaveCount(0);
  await expect(desk.timeline.getByText('Promise missed')).toHaveCount(0);
});

test('without a connection the page does not claim to know that nobody kept the promise', async ({
  customer,
  desk,
  pass,
}) => {
  await customer.ask('Export hangs at 80 %');
  await desk.open('Export hangs');
  await customer.page.context().setOffline(true);
  await pass(HOUR);
  await desk.tell(word);
  await pass(HOUR + 5 * MINUTE);
  await expect(customer.fact('Word was promised for')).toContainText('Not connected: it may have come.');
  await expect(customer.cut).toContainText('What you see was true at 14:28.');
  await customer.page.context().setOffline(false);
  await expect(customer.fact('Status')).toHaveText(word.status);
  await expect(customer.path).toContainText(word.message);
  await expect(customer.path).toContainText('Word given at 15:28, promised for 16:28');
});

test('a report that nobody answers closes by itself when it said it would', async ({
  customer,
  desk,
  pass,
}) => {
  await customer.ask('Labels print on the wrong tray');
  await desk.open('Labels print', 'Unassigned');
  await desk.publish({
    outcome: 'Worked around',
    cause: 'The driver of March takes tray two for labels, whatever the shop asks for.',
    done: 'The shop now sends labels by their size, which the driver obeys.',
    again: 'Possible',
    prevention: 'Keep the driver of February until the maker has mended it.',
  });
  await expect(customer.fact('Closes by itself')).toContainText('14:28');
  await pass(7 * 24 * HOUR + MINUTE);
  await expect(customer.fact('Status')).toHaveText('Closed · Worked around');
  await expect(customer.path).toContainText('Closed by itself: the report had no answer');
});
