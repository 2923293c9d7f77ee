import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../packages/server/dist/main.js', import.meta.url));

/** The first line of `vestka demo --json`. */
export interface Ready {
  url: string;
  admin: string;
  demo: string;
  publishableKey: string;
  secretKey: string;
  agent: { email: string; password: string };
}

/** `vestka demo` as a process of its own, which can be killed and started again on the same port and data. */
export class DemoServer {
  readonly #data: string;
  #child: ChildProcess | undefined;
  #port = 0;

  constructor(data: string) {
    this.#data = data;
  }

  async start(): Promise<Ready> {
    const args = [MAIN, 'demo', '--port', String(this.#port), '--data', this.#data, '--json'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#child = child;
    const lines = createInterface({ input: child.stdout });
    const [line] = await Promise.race([
      once(lines, 'line'),
      once(child, 'exit').then(([code]) => {
        throw new Error(`The server ended with ${code} before it was ready.`);
      }),
    ]);
    const ready = JSON.parse(line as string) as Ready;
    this.#port = Number(new URL(ready.url).port);
    return ready;
  }

  /** As a power cut would: no goodbye. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}
