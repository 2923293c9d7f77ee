import { expectNoFaults } from './support/axe.ts';
import { Customer } from './support/customer.ts';
import { heardBy } from './support/heard.ts';
import { report, SYMPTOM, tellTheStory, word } from './support/story.ts';
import { expect, test } from './support/test.ts';

const NOTE = 'Third time this week for Northwind: the release notes of 4.11 hide it.';

test('a request lives from the first click to “yes, solved”, without a reload', async ({
  customer,
  desk,
}) => {
  await tellTheStory(customer, desk);
});

test('the customer sees at once the number and when word will come', async ({ customer, vendor, vestka }) => {
  expect(new URL(vendor.url).origin).not.toBe(new URL(vestka.url).origin);
  await expect(customer.launcher).toHaveAccessibleName('Help');
  expect(await customer.ask(SYMPTOM)).toBe('#1001');
  await expect(customer.receipt).toHaveText(
    /^Received as #1001\.\s+Word from us by \d?\d:\d\d (today|tomorrow)\.$/,
  );
  await expect(customer.panel.getByRole('heading', { name: SYMPTOM })).toBeVisible();
  await expect(customer.fact('Right now')).toContainText('A person will read it.');
  await expect(customer.fact('Next word from us')).toContainText(/(Today|Tomorrow) \d?\d:\d\d.*in 2 h/);
  await customer.button('Close').click();
  await expect(customer.launcher).toHaveAccessibleName(/^Next word .*\d?\d:\d\d, in (2 h|1 h 59 min)$/);
});

test('a word of the agent reaches every tab of the customer, a note for the team none', async ({
  customer,
  desk,
  vendor,
}) => {
  const other = new Customer(await customer.page.context().newPage());
  const heard = [heardBy(customer.page), heardBy(other.page)];
  const number = await customer.ask(SYMPTOM);
  await other.page.goto(vendor.url);
  await other.open();
  await expect(other.panel.getByText(number)).toBeVisible();
  await expect(other.fact('Status')).toHaveText('Received');

  await desk.open(number, 'Unassigned');
  await desk.note(NOTE);
  await desk.tell(word);
  for (const tab of [customer, other]) {
    await expect(tab.fact('Status')).toHaveText(word.status);
    await expect(tab.fact('Right now')).toContainText(word.now);
    await expect(tab.path).toContainText(word.message);
    await expect(tab.path).not.toContainText(NOTE);
  }
  // What one tab writes stands in the other, once.
  await other.write('Only customers abroad.');
  for (const tab of [customer, other])
    await expect(tab.path.getByText('Only customers abroad.')).toHaveCount(1);

  for (const all of heard) {
    const text = await all();
    expect(text).toContain(word.message);
    expect(text).not.toContain(NOTE);
    expect(text).not.toContain('note_added');
  }
});

test('a report that says nothing cannot be published, and the field that says nothing says so', async ({
  customer,
  desk,
}) => {
  const number = await customer.ask(SYMPTOM);
  await desk.open(number, 'Unassigned');
  const form = await desk.fillReport({ ...report, cause: 'Unknown problem.', done: 'Fixed, please check.' });
  const field = (name: string) => form.getByRole('textbox', { name });
  await expect(field('What was done')).toHaveAccessibleDescription(/fixed, please check.*is not enough/);
  await expect(field('What caused it')).toHaveAccessibleDescription(/Say what caused it/);
  await expect(form.getByRole('button', { name: 'Publish report' })).toBeDisabled();
  await field('What was done').press('Control+Enter');
  await expect(customer.fact('Status')).toHaveText('Received');

  await field('What caused it').fill(report.cause);
  await field('What was done').fill(report.done);
  await form.getByRole('button', { name: 'Publish report' }).click();
  await expect(customer.fact('Status')).toHaveText('Solved');
});

test('a comment on what is solved is answered in words alone, or with a date once it is open again', async ({
  customer,
  desk,
}) => {
  const number = await customer.ask(SYMPTOM);
  await desk.open(number);
  await desk.publish(report);
  await expect(customer.fact('Status')).toHaveText('Solved');
  await customer.write('Thanks! Which version do I install?');
  await expect(customer.panel.getByText('A comment promises no next word.')).toBeVisible();
  await customer.button('No, just a comment').click();
  await expect(desk.timeline).toContainText('Which version do I install?');
  await customer.button('Close').click();

  await desk.scope('Ended').click();
  await expect(desk.row(number)).toContainText('unanswered');
  const form = desk.form('Tell the customer');
  const message = form.getByRole('textbox', { name: 'Message' });
  const tell = form.getByRole('button', { name: 'Tell the customer' });
  await expect(form).toContainText('no next word is promised');
  await message.fill('It is version 4.11.2.');
  await expectNoFaults(desk.page, 'a word after the end');
  await tell.click();
  await expect(desk.timeline).toContainText('It is version 4.11.2.');
  await expect(message).toHaveValue('');
  await expect(desk.row(number)).not.toContainText('unanswered');
  await expect(customer.launcher).toHaveAccessibleName(/1 new/);
  await customer.open();
  await expect(customer.path).toContainText('It is version 4.11.2.');
  await expect(customer.fact('Status')).toHaveText('Solved');

  // What was begun for the end is not lost where the customer opens it again meanwhile.
  await message.fill('And here is how to install it.');
  await customer.button('Read the report').first().click();
  await customer.button('Still broken').click();
  await customer.field('What do you see now?').fill('Polish cards are still refused.');
  await customer.button('Reopen').click();
  await expect(desk.page.getByText('It has changed while you were writing.').first()).toBeVisible();
  await expect(form.getByRole('radio', { name: 'Fixing' })).toBeVisible();
  await expect(message).toHaveValue('And here is how to install it.');
});

test('“still broken” opens it again with what is seen now, and a new report ends it', async ({
  customer,
  desk,
}) => {
  const number = await customer.ask(SYMPTOM);
  await desk.open(number);
  await desk.publish(report);
  await customer.button('Read the report').first().click();
  await customer.button('Still broken').click();
  await expect(customer.field('What do you see now?')).toBeFocused();
  await customer.button('Reopen').click();
  await expect(customer.panel.getByText('Write a few words first.').first()).toBeVisible();
  await customer.field('What do you see now?').fill('Polish cards are still refused.');
  await customer.button('Reopen').click();

  await expect(customer.fact('Status')).toHaveText('Investigating');
  await expect(customer.fact('Next word from us')).toContainText('promised by our team');
  await expect(customer.path).toContainText('Polish cards are still refused.');
  await expect(desk.timeline).toContainText('Polish cards are still refused.');
  await expect(desk.timeline).toContainText('still broken');
  await expect(desk.row(number)).toContainText('Investigating');

  await desk.publish({ ...report, done: 'The rule for Poland had a wrong code; it is put right and tried.' });
  await customer.button('Read the report').first().click();
  await expect(customer.panel.getByRole('article')).toContainText('The rule for Poland');
  await customer.button('Yes, solved').click();
  await expect(customer.fact('Status')).toHaveText('Closed');
  await expect(customer.path).toContainText('Closed: you accepted the report');
  await expect(desk.timeline).toContainText('the customer said it is solved');
});
