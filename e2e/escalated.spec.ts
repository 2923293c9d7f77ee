import { test } from './support/agent.ts';
import { AT, expect } from './support/test.ts';

test.use({ at: AT });

test('the customer sees who has it now, and why; the number stays', async ({ agent, customer }) => {
  const number = await customer.ask('Cash desk restarts when a card is read');
  await agent.tell(number, { message: 'I see it in the log.' }, 60);
  await agent.client.escalate(await agent.ticket(number), {
    level: 'L3',
    known: 'Restarts with readers of the 2026 series alone.',
    tried: 'Another reader, another cable, the driver of February.',
    why: 'The driver itself has to be read.',
    reason: 'the driver has to be read line by line, and they wrote it.',
    nextUpdateAt: agent.in(120),
  });
  await expect(customer.path).toContainText(
    'Now with the third line, because: the driver has to be read line by line, and they wrote it.',
  );
  await expect(customer.fact('Right now')).toContainText(
    'Handed on. Whoever has it now reads what is known.',
  );
  await expect(customer.fact('Right now')).toContainText('Third line has it');
  await expect(customer.fact('Next word from us')).toContainText('Today 16:28');
  await expect(customer.panel).toContainText(number);
  // The hand-off is the team's.
  await expect(customer.panel).not.toContainText('driver of February');
});
