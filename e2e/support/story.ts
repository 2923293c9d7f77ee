import type { Customer } from './customer.ts';
import type { Desk } from './desk.ts';
import { expect } from './test.ts';

export const SYMPTOM = 'Checkout refuses cards with a foreign address';

export const word = {
  status: 'Cause found',
  now: 'Testing the corrected tax table on a copy of your shop.',
  nextWord: 'In 1 h',
  message: 'Found it: the update of 3 March left two countries without a tax class.',
};

export const report = {
  outcome: 'Solved in full',
  cause: 'An update on 3 March left two countries without a tax rule, so the payment step stopped there.',
  done: 'Both rules were put back and tried on a copy of your shop, then on the live one.',
  again: 'No',
};

/** From the first click to “yes, solved”, in two browsers that never reload. */
export async function tellTheStory(customer: Customer, desk: Desk): Promise<void> {
  const number = await customer.ask(SYMPTOM);
  await expect(customer.fact('Status')).toHaveText('Received');
  await expect(customer.fact('Next word from us')).toContainText('promised by our team');

  await desk.open(new RegExp(`${number}.*Received`), 'Unassigned');
  await expect(desk.timeline).toContainText(SYMPTOM);
  await desk.tell(word);
  await expect(customer.fact('Status')).toHaveText(word.status);
  await expect(customer.fact('Right now')).toContainText(word.now);
  await expect(customer.fact('Next word from us')).toContainText('promised by Anna K.');
  await expect(customer.path).toContainText(word.message);

  await customer.write('It also happens with PayPal.');
  await expect(desk.timeline).toContainText('It also happens with PayPal.');

  await desk.publish(report);
  await expect(customer.fact('Status')).toHaveText('Solved');
  await customer.button('Read the report').first().click();
  await expect(customer.panel.getByRole('article')).toContainText(report.cause);
  await expect(customer.panel.getByRole('article')).toContainText(report.done);
  await customer.button('Yes, solved').click();
  await expect(customer.fact('Status')).toHaveText('Closed');
  await expect(desk.timeline).toContainText('the customer said it is solved');
}
