import { byId, type Fake, fake } from './fake.ts';
import { given, givenStory } from './given.ts';
import type { Page } from './page.tsx';
import { morning, ticketId } from './tickets.ts';

/** The request that the tests of what is given are about, and where it stands. */
export const id = ticketId(1042);
export const open = `#/tickets/${id}`;

/** A desk where #1042 is as given. */
export const desk = (one = given(), events: readonly unknown[] = givenStory(id)): Fake => {
  const queue = morning.map((other) => (other.id === id ? one : other));
  return fake({ queue, tickets: byId(queue) }, { [id]: events as never });
};

/** The first call of that name. */
export const sent = (client: Fake, name: string) => client.calls.find(([one]) => one === name);
/** What went with the update. */
export const update = (client: Fake) => sent(client, 'update')?.[2];
export const send = (page: Page) => page.all('button', 'Tell the customer')[0] as HTMLElement;
export const side = () => document.querySelector('.side') as HTMLElement;
/** The fields of one row, in their order. */
export const fields = (page: Page, name: string) =>
  page.get('group', name).querySelectorAll<HTMLElement>('input:not([type=file]), textarea, select');
