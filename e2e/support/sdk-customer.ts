import { type Client, createClient, type Ticket } from '@vestka/sdk';
import { test as base } from './agent.ts';
import { expect } from './test.ts';
import type { Vestka } from './vestka.ts';

/** A customer without a screen: what they do, by the SDK that a vendor's page uses. */
export class SdkCustomer {
  readonly client: Client;

  constructor({ url, key }: Vestka) {
    this.client = createClient({ url, key, storage: null, locale: 'en' });
  }

  async ask(
    message: string,
    more: Omit<Parameters<Client['createTicket']>[0], 'message'> = {},
  ): Promise<Ticket> {
    await this.client.connect();
    return this.client.createTicket({ message, ...more });
  }

  /** The ticket as it stands, once it is as wanted: news comes by the live channel. */
  async sees(id: string, wanted: (ticket: Ticket) => unknown): Promise<Ticket> {
    const find = () => this.client.state.tickets.find((ticket) => ticket.id === id);
    await expect.poll(() => Boolean(wanted(find() as Ticket))).toBe(true);
    return find() as Ticket;
  }
}

export const test = base.extend<{ buyer: SdkCustomer }>({
  buyer: async ({ vestka }, use) => {
    const buyer = new SdkCustomer(vestka);
    await use(buyer);
    buyer.client.close();
  },
});
