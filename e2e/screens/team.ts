import { createClient } from '@vestka/sdk';
import { type AgentClient, createAgent, type TeamTicket, type Update } from '@vestka/sdk/agent';
import { anna, type Vestka } from '../support/vestka.ts';
import type { Words } from './words.ts';

const MINUTE = 60_000;

/** A customer in another browser: asks, and is not seen again. */
export async function ask(
  { url, key }: Vestka,
  message: string,
  name: string,
  more: { kind?: 'problem' | 'wish'; impact?: 'critical' | 'high' | 'normal' | 'low'; locale: string },
): Promise<string> {
  const { locale, ...rest } = more;
  const client = createClient({ url, key, locale, storage: null });
  const { id } = await client.createTicket({ message, contact: { name }, ...rest });
  client.close();
  return id;
}

/** What agents do while nobody looks at their screen: the same commands, by the typed client. */
export class Team {
  readonly client: AgentClient;
  readonly #vestka: Vestka;

  constructor(vestka: Vestka) {
    this.#vestka = vestka;
    this.client = createAgent({ url: vestka.url, secretKey: vestka.secretKey, agent: anna.email });
  }

  async find(subject: string): Promise<string> {
    await this.client.connect();
    await this.client.setScope('all');
    const found = this.client.state.queue.find((ticket) => ticket.subject === subject);
    if (!found) throw new Error(`No request is called “${subject}”.`);
    return found.id;
  }

  async read(id: string): Promise<TeamTicket> {
    await this.client.open(id);
    return this.client.state.tickets[id] as TeamTicket;
  }

  /** @param minutes from now to the next word */
  async tell(id: string, update: Omit<Update, 'basedOn' | 'nextUpdateAt'>, minutes: number): Promise<void> {
    const at = (this.#vestka.clock?.now() ?? 0) + minutes * MINUTE;
    await this.client.update(await this.read(id), { ...update, nextUpdateAt: new Date(at).toISOString() });
  }

  async resolve(id: string, { report }: Words, days: number): Promise<void> {
    const { cause, done, prevention, technical, what, who } = report;
    const by = new Date((this.#vestka.clock?.now() ?? 0) + days * 1440 * MINUTE).toISOString();
    await this.client.report(await this.read(id), {
      outcome: 'partial',
      cause,
      done,
      remaining: [{ what, who, by }],
      recurrence: 'possible',
      prevention,
      technical,
    });
  }

  /** The other requests of the queue, so that the one of the story has neighbours. */
  async others(words: Words): Promise<void> {
    const { locale } = words;
    const plan = [
      { status: 'waiting_on_others', minutes: 55, impact: 'high' },
      { status: 'investigating', minutes: 98, impact: 'normal' },
      { status: 'waiting_on_customer', minutes: 270, impact: 'low' },
      { status: 'fixing', minutes: 1200, impact: 'critical' },
      { status: 'investigating', minutes: 1260, impact: 'low' },
    ] as const;
    for (const [at, { status, minutes, impact }] of plan.entries()) {
      const { customer, message, now, needed } = words.others[at] as Words['others'][number];
      const kind = at === 4 ? 'wish' : 'problem';
      const id = await ask(this.#vestka, message, customer, { locale, impact, kind });
      const waiting = needed
        ? ({ for: 'customer', text: needed } as const)
        : status === 'waiting_on_others' && ({ for: 'developers' } as const);
      await this.tell(id, { status, activity: now, ...(waiting ? { waiting } : {}) }, minutes);
    }
  }
}
