import type { Page } from '@playwright/test';
import type { Customer } from './customer.ts';
import type { Desk } from './desk.ts';
import { attached } from './files.ts';
import type { Hand } from './hand.ts';
import { expect } from './test.ts';

type Files = Parameters<Hand['files']>[1];

interface Turns {
  readonly customer: Customer;
  readonly desk: Desk;
  /** How both of them, and who decides behind the link, work their pages. */
  readonly hand: Hand;
  /** How a person opens the request's form of that name; it has a key too. */
  compose(tab: string, key: string): Promise<void>;
  /** A view was come to, by one side or the other. */
  check(page: Page, view: string): Promise<void>;
}

const LOG = 'The log of the payment step';
const TABLE = 'A copy of the orders table';
const WAY = 'Manual tax for two countries';

/** “What is shown in the column beside the request”, which on a phone is a page of its own. */
export const side = ({ page }: Desk) => page.getByRole('complementary', { name: 'Facts' });

/** A request with a picture: described, sent, received. */
export async function ask(turns: Turns, symptom: string, way: string, picture: Files): Promise<void> {
  const { customer, hand, check } = turns;
  const { says } = customer;
  await hand.press(customer.launcher);
  await hand.write(customer.field(says.what), symptom);
  await hand.press(customer.button(says.attach));
  await check(customer.page, 'the ways to attach');
  await hand.files(customer.button(way), picture);
  await expect(attached(customer)).toContainText(says.isThere);
  await check(customer.page, 'a request with a picture');
  await hand.press(customer.button(says.sendRequest));
  await expect(customer.receipt).toBeVisible();
}

/** Two things are asked for, on the request that is open. */
export async function askForData({ desk, hand, compose, check }: Turns): Promise<void> {
  await compose('Tell the customer', 'u');
  const form = desk.form('Tell the customer');
  await hand.write(form.getByRole('textbox', { name: 'Right now' }), 'We wait for the log.');
  await hand.press(form.getByText('Ask for data'));
  for (const [at, what] of [LOG, TABLE].entries()) {
    await hand.press(form.getByRole('button', { name: 'Add a thing' }));
    const thing = form.getByRole('group', { name: `Thing ${at + 1}` });
    await hand.write(thing.getByLabel('What', { exact: true }), what);
    await hand.write(thing.getByLabel('What for'), 'To see at which rule it stops');
    await hand.select(thing.getByLabel('Sensitivity'), 'confidential');
    await hand.write(thing.getByLabel('Kept for, days'), '7');
  }
  await check(desk.page, 'asking for data');
  await hand.press(form.getByRole('button', { name: 'Tell the customer' }));
  await expect(desk.timeline).toContainText(TABLE);
}

/** A file is given; about the rest somebody else decides by a link, and then a part of it is given. */
export async function answer(turns: Turns, decide: (url: string) => Promise<void>): Promise<void> {
  const { customer, hand, check } = turns;
  const { page, panel, says } = customer;
  await hand.press(customer.button(says.answer));
  const item = (what: string) => panel.getByRole('listitem').filter({ hasText: what });
  await hand.pick(item(LOG).getByRole('radio', { name: says.give, exact: true }));
  const log = { name: 'оплата.log', mimeType: 'text/plain', buffer: Buffer.from('It stops at rule 7.\n') };
  await hand.files(item(LOG).getByRole('button', { name: says.choose }), [log]);
  await expect(attached(customer)).toContainText(says.isThere);
  await check(page, 'an answer with a file');
  await hand.press(item(LOG).getByRole('button', { name: says.giveIt }));
  await expect(item(LOG)).toContainText(says.hasGiven);
  await expect(item(LOG)).toContainText('оплата.log');

  await hand.press(customer.button(says.notYours));
  await hand.write(customer.field(says.whoDecides), 'Dr. Bauer');
  await hand.press(customer.button(says.makeLink));
  const link = customer.field(says.link);
  await expect(link).toHaveValue(/^http/);
  await check(page, 'a link to pass on');
  await decide(await link.inputValue());
  await expect(panel).toContainText(says.mayGive);

  await hand.pick(item(TABLE).getByRole('radio', { name: says.part, exact: true }));
  await hand.write(item(TABLE).getByRole('textbox', { name: says.inWords }), 'Orders 5512 and 5519.');
  await hand.write(item(TABLE).getByRole('textbox', { name: says.missing }), 'All the others.');
  await hand.press(item(TABLE).getByRole('button', { name: says.givePart }));
  await expect(panel).toContainText(says.settled);
  await check(page, 'all of it answered');
  await hand.press(customer.button(says.back));
  await expect(customer.path).toContainText('All the others.');
}

/** Who decides: with a condition, yes. */
export async function approve({ customer: { says }, hand, check }: Turns, page: Page): Promise<void> {
  await check(page, 'an approval to decide');
  await hand.write(page.getByRole('textbox', { name: says.conditions }), 'Two orders only.');
  await hand.press(page.getByRole('button', { name: says.approve }));
  await expect(page.getByRole('button')).toHaveCount(0);
  await check(page, 'an approval');
}

/** It cannot be fixed as asked, which goes out with a way round it only. */
export async function offer({ desk, hand, compose, check }: Turns): Promise<void> {
  await compose('Tell the customer', 'u');
  const form = desk.form('Tell the customer');
  await hand.write(form.getByRole('textbox', { name: 'Right now' }), 'We wait for your choice.');
  await hand.press(form.getByText('Offer ways forward'));
  await hand.tick(form.getByRole('checkbox', { name: /^It cannot be fixed/ }));
  const send = form.getByRole('button', { name: 'Tell the customer' });
  await expect(send).toHaveAccessibleDescription('Still missing: a way forward.');
  await hand.press(form.getByRole('button', { name: 'Add a way forward' }));
  const way = form.getByRole('group', { name: 'Way forward 1' });
  await hand.write(way.getByLabel('In a few words'), WAY);
  await hand.write(way.getByLabel('Steps, one a line'), 'Open Settings, Taxes');
  await hand.write(way.getByLabel('Speaks for it, one a line'), 'Works within five minutes');
  await check(desk.page, 'offering a way forward');
  await hand.press(send);
  await expect(desk.timeline.getByRole('list', { name: 'Ways forward' })).toContainText(WAY);
}

/** The customer picks it and says why; the team has it at once. */
export async function choose({ customer, desk, hand, check }: Turns): Promise<void> {
  const { page, panel, says } = customer;
  await hand.press(customer.button(says.ways).first());
  await hand.pick(panel.getByRole('radio', { name: WAY }));
  await hand.write(customer.field(says.why), 'We cannot wait.');
  await check(page, 'a way that is picked');
  await hand.press(customer.button(says.thisWay));
  await expect(panel.getByText(says.chosen)).toBeVisible();
  await hand.press(customer.button(says.back));
  await expect(desk.timeline).toContainText('We cannot wait.');
}

/** Solved in part: what remains has a date of its own, and evidence bears it out. */
export async function report({ desk, hand, compose, check }: Turns): Promise<void> {
  await compose('Resolve…', 'r');
  const form = desk.form('Resolution report');
  await hand.pick(form.getByRole('radio', { name: 'Solved in part', exact: true }));
  const field = (name: string) => form.getByRole('textbox', { name, exact: true });
  await hand.write(field('What caused it'), 'An update left two countries without a tax rule.');
  await hand.write(field('What was done'), 'Manual tax was set for both and tried on the live shop.');
  await hand.press(form.getByRole('button', { name: 'Add what remains' }));
  const left = form.getByRole('group', { name: 'Remaining thing 1' });
  await hand.write(left.getByLabel('What'), 'The rules in the next update');
  await hand.write(left.getByLabel('Who'), 'Anna K.');
  await hand.date(left.getByLabel('By when'), '2026-04-04');
  await hand.pick(form.getByRole('radio', { name: 'Unknown', exact: true }));
  await hand.press(form.getByRole('button', { name: 'Add evidence' }));
  const piece = form.getByRole('group', { name: 'Evidence 1' });
  await hand.write(piece.getByLabel('What it shows'), 'Rules for countries');
  await hand.write(piece.getByLabel('Before', { exact: true }), '16 of 18');
  await hand.write(piece.getByLabel('After', { exact: true }), '18 of 18');
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  );
  await hand.files(piece.getByLabel('Files from after'), [
    { name: 'rules.png', mimeType: 'image/png', buffer: png },
  ]);
  await expect(piece.getByRole('list', { name: 'Files from after' })).toContainText('image');
  await check(desk.page, 'a report with evidence');
  await hand.press(form.getByRole('button', { name: 'Publish report' }));
  await expect(desk.timeline).toContainText('18 of 18');
}

/** Read, taken along, accepted and rated; the team sees the grade once it is given. */
export async function accept({ customer, desk, hand, check }: Turns): Promise<void> {
  const { page, panel, says } = customer;
  await hand.press(customer.button(says.readReport).first());
  await expect(panel.getByRole('article')).toContainText('The rules in the next update');
  await expect(panel.getByRole('article')).toContainText('rules.png');
  await check(page, 'a report');
  const opened = page.context().waitForEvent('page');
  await hand.press(panel.getByRole('link', { name: says.print }));
  const letter = await opened;
  await expect(letter.getByText('18 of 18')).toBeVisible();
  await check(letter, 'the page of a report');
  await letter.close();
  await hand.press(customer.button(says.solved));

  const form = panel.getByRole('group', { name: says.rating });
  await expect(form).toBeVisible();
  await hand.pick(form.getByRole('radio', { name: says.good, exact: true }));
  await hand.write(customer.field(says.addWords), 'Quick, and honest.');
  await hand.select(panel.getByRole('combobox', { name: says.thanksTo }), 'Anna K.');
  await check(page, 'a rating being written');
  await expect(desk.timeline).not.toContainText('Quick, and honest.');
  await hand.press(customer.button(says.rate));
  await expect(panel.getByText(says.thanks).last()).toBeVisible();
  await check(page, 'the end');
  await expect(desk.timeline).toContainText('Quick, and honest.');
}
