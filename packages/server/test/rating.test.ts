import type { Ticket } from '@vestka/sdk/protocol';
import { beforeEach, expect, test } from 'vitest';
import { refusing } from './bad.ts';
import { call, iso, letter, openCustomer, openWorkspace, type Person } from './house.ts';
import { openShop } from './shop.ts';

const { house, A, act, now } = await openShop();
const refuses = refusing(house);
let customer: Person;
let ticket: Ticket;

beforeEach(async () => {
  customer = await openCustomer(house, A);
  ticket = (await act.create(customer)).body.ticket;
});

const rate = (body: object) =>
  call<{ ticket: Ticket }>(house.url, 'POST', `/v1/tickets/${ticket.id}/rating`, { as: customer.as, body });
const end = async () => {
  const { ticket: resolved } = (await act.report(A.agent, ticket.id, letter(ticket))).body;
  await act.accept(customer, ticket.id, { basedOn: resolved.tag });
};

test('once, after the end, with words and thanks to an agent by name', async () => {
  await refuses(() => rate({ grade: 'good' }), 409, 'not_closed');
  await end();
  const { status, body } = await rate({ grade: 'good', text: 'Quick and kind', thanks: A.agent.id });
  expect(status).toBe(201);
  const rating = {
    grade: 'good',
    at: iso(now()),
    text: 'Quick and kind',
    thanks: { id: A.agent.id, name: 'Anna' },
  };
  expect(body.ticket.rating).toEqual(rating);
  expect((await act.team(A.agent, ticket.id)).body.ticket.rating).toEqual(rating);
  await refuses(() => rate({ grade: 'poor' }), 409, 'already_rated');
  // Opened again and ended again, it has been rated all the same.
  const { ticket: again } = (await act.get(customer, ticket.id)).body;
  ticket = (await act.reopen(customer, ticket.id, { basedOn: again.tag, text: 'It is back' })).body.ticket;
  await end();
  await refuses(() => rate({ grade: 'poor' }), 409, 'already_rated');
});

test('of another’s ticket nothing is said, not even who wrote in it', async () => {
  await end();
  customer = await openCustomer(house, A);
  for (const thanks of [A.agent.id, A.lead.id])
    await refuses(() => rate({ grade: 'good', thanks }), 404, 'not_found');
});

test('twenty at once are one', async () => {
  await end();
  const replies = await Promise.all(Array.from({ length: 20 }, () => rate({ grade: 'excellent' })));
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
  expect((await act.events(customer, ticket.id)).filter(({ type }) => type === 'rated')).toHaveLength(1);
});

test('thanks go to somebody who wrote to the customer', async () => {
  await end();
  const B = await openWorkspace(house, 'B');
  for (const thanks of [B.agent.id, 'ag_nobody', A.lead.id])
    await refuses(() => rate({ grade: 'good', thanks }), 422, 'agent_unknown', ['thanks']);
});
