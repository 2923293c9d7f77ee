import type { Answer, AnswerInput, Answers } from '@vestka/sdk/protocol';
import { anna, type Vestka } from './vestka.ts';

/** Published answers, as Anna writes them from her own program. */
export class Library {
  readonly #vestka: Vestka;

  constructor(vestka: Vestka) {
    this.#vestka = vestka;
  }

  async publish(answer: Omit<AnswerInput, 'readThrough'>): Promise<Answer> {
    const reply = await this.#call<{ answer: Answer }>('POST', { ...answer, readThrough: true });
    return reply.answer;
  }

  async all(): Promise<Answer[]> {
    return (await this.#call<Answers>('GET')).answers;
  }

  async #call<T>(method: string, body?: object): Promise<T> {
    const { url, secretKey } = this.#vestka;
    const response = await fetch(`${url}/v1/agent/answers`, {
      method,
      headers: {
        authorization: `Bearer ${secretKey}`,
        'vestka-agent': anna.email,
        'idempotency-key': crypto.randomUUID(),
        'content-type': 'application/json',
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }
}
