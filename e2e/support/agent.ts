import { type AgentClient, createAgent, type TeamTicket, type Update } from '@vestka/sdk/agent';
import { test as base } from './test.ts';
import { anna, type Vestka } from './vestka.ts';

const MINUTE = 60_000;

/** An agent at work without a screen: the desk's own commands, by the typed client. */
export class Agent {
  readonly client: AgentClient;
  readonly #vestka: Vestka;
  readonly #ids: Record<string, string> = {};

  constructor(vestka: Vestka, email = anna.email) {
    this.#vestka = vestka;
    this.client = createAgent({ url: vestka.url, secretKey: vestka.secretKey, agent: email });
  }

  /** The instant so many minutes from now, by the server's clock. */
  in(minutes: number): string {
    return new Date((this.#vestka.clock?.now() ?? Date.now()) + minutes * MINUTE).toISOString();
  }

  /** @param number as the customer quotes it, such as `#1001` */
  async ticket(number: string): Promise<TeamTicket> {
    this.#ids[number] ??= await this.#find(number);
    await this.client.open(this.#ids[number]);
    return this.client.state.tickets[this.#ids[number]] as TeamTicket;
  }

  /** @param minutes from now to the next word */
  async tell(
    number: string,
    update: Partial<Omit<Update, 'basedOn' | 'nextUpdateAt'>>,
    minutes: number,
  ): Promise<void> {
    await this.client.update(await this.ticket(number), {
      status: 'investigating',
      activity: 'Going through the log.',
      ...update,
      nextUpdateAt: this.in(minutes),
    });
  }

  async #find(number: string): Promise<string> {
    await this.client.connect();
    await this.client.setScope('all');
    const found = this.client.state.queue.find((ticket) => `#${ticket.number}` === number);
    if (!found) throw new Error(`There is no request ${number} in the queue.`);
    return found.id;
  }
}

export const test = base.extend<{ agent: Agent }>({
  agent: async ({ vestka }, use) => {
    const agent = new Agent(vestka);
    await use(agent);
    agent.client.close();
  },
});
