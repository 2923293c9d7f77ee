import { connect, type Socket } from 'node:net';

/**
 * One keep-alive connection that asks one thing at a time. As cheap as can be: the load must outrun the server. It
 * lives for one round, as a server hangs up on connections that have been idle for some seconds.
 */
export class HttpLine {
  readonly #socket: Socket;
  readonly #host: string;
  #text = '';
  #answered: (answer: Answer) => void = () => {};
  #failed: (error: Error) => void = () => {};

  static open(url: string, count: number): Promise<HttpLine[]> {
    const { hostname, port, host } = new URL(url);
    const openOne = () =>
      new Promise<HttpLine>((ready, failed) => {
        const socket = connect({ host: hostname, port: Number(port), noDelay: true });
        socket.once('error', failed);
        socket.once('connect', () => ready(new HttpLine(socket, host)));
      });
    return Promise.all(Array.from({ length: count }, openOne));
  }

  private constructor(socket: Socket, host: string) {
    this.#host = host;
    this.#socket = socket;
    this.#socket.setEncoding('latin1');
    this.#socket.on('data', (text: string) => this.#read(text));
    this.#socket.on('error', (error) => this.#failed(error));
    this.#socket.on('close', () => this.#failed(new Error('The server closed the connection.')));
  }

  /** @param headers whole lines, each with its end */
  get(path: string, headers = ''): Promise<Answer> {
    return this.#send(`GET ${path} HTTP/1.1\r\nHost: ${this.#host}\r\n${headers}\r\n`);
  }

  /** @param headers whole lines, each with its end */
  post(path: string, headers: string, body: object): Promise<Answer> {
    const text = JSON.stringify(body);
    return this.#send(
      `POST ${path} HTTP/1.1\r\nHost: ${this.#host}\r\nContent-Type: application/json\r\n${headers}` +
        `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
    );
  }

  close(): void {
    this.#failed = () => {};
    this.#socket.destroy();
  }

  #send(request: string): Promise<Answer> {
    this.#socket.write(request);
    return new Promise((resolve, reject) => {
      this.#answered = resolve;
      this.#failed = reject;
    });
  }

  #read(text: string): void {
    this.#text += text;
    const headEnds = this.#text.indexOf('\r\n\r\n');
    if (headEnds < 0) return;
    const head = this.#text.slice(0, headEnds);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
    if (Number.isNaN(length)) this.#failed(new Error(`An answer without a length:\n${head}`));
    const ends = headEnds + 4 + length;
    if (this.#text.length < ends) return;
    const body = this.#text.slice(headEnds + 4, ends);
    this.#text = this.#text.slice(ends);
    this.#answered({ status: Number(head.slice(9, 12)), head, body });
  }
}

export interface Answer {
  readonly status: number;
  readonly head: string;
  /** Its bytes as Latin-1. */
  readonly body: string;
}
