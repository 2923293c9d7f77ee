import { randomUUID } from 'node:crypto';
import { updateBody } from '../servers/update-body.ts';
import type { Keys, OpenTicket } from '../servers/vestka.ts';
import type { HttpLine } from './http.ts';

/** An agent who posts updates by secret key, each based on the answer to the last. */
export class Agent {
  readonly #headers: string;

  constructor({ secretKey, agent }: Keys) {
    this.#headers = `Authorization: Bearer ${secretKey}\r\nVestka-Agent: ${agent}\r\n`;
  }

  update(line: HttpLine, ticket: OpenTicket, label?: string, ahead?: number): Promise<void> {
    return this.#post(line, `/v1/agent/tickets/${ticket.id}/updates`, ticket, label, ahead);
  }

  updateProblem(line: HttpLine, problem: OpenTicket): Promise<void> {
    return this.#post(line, `/v1/agent/problems/${problem.id}/updates`, problem);
  }

  async #post(
    line: HttpLine,
    path: string,
    ticket: OpenTicket,
    label?: string,
    ahead?: number,
  ): Promise<void> {
    const headers = `${this.#headers}Idempotency-Key: ${randomUUID()}\r\n`;
    const { status, head, body } = await line.post(path, headers, updateBody(ticket.tag, label, ahead));
    if (status !== 201) throw new Error(`An update was refused:\n${head}\n\n${body}`);
    ticket.tag = /"tag":"(t\d+)"/.exec(body)?.[1] ?? '';
  }
}
