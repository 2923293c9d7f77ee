// The entry of every server under measurement: one process each, so that the load never shares its thread.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Served } from './servers/served.ts';

const kinds = {
  /** The real server, on a libSQL file. */
  vestka: async (folder: string) => (await import('./servers/vestka.ts')).vestka(folder, { database: true }),
  /** The same server; only appends, and the tickets they leave behind, are answered from memory. */
  'vestka-in-memory': async (folder: string) =>
    (await import('./servers/vestka.ts')).vestka(folder, { database: false }),
  'bare-ws': async () => (await import('./servers/bare-ws.ts')).bareWs(),
  'bare-http': async () => (await import('./servers/bare-http.ts')).bareHttp(),
} satisfies Record<string, (folder: string) => Promise<Served>>;

export type Kind = keyof typeof kinds;

const [kind, folder = ''] = process.argv.slice(2);
const served = await kinds[kind as Kind](folder);
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as (how: object) => void;

const answers: Served['answers'] = {
  ...served.answers,
  cpu: () => process.cpuUsage(),
  memory() {
    collectGarbage({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    return process.memoryUsage();
  },
};

process.on(
  'message',
  async ({ id, question, argument }: { id: number; question: string; argument: never }) => {
    try {
      process.send?.({ id, result: await answers[question]?.(argument) });
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? error.stack : String(error) });
    }
  },
);
process.on('disconnect', async () => {
  await served.close();
  process.exit(0);
});
process.send?.({ url: served.url });
