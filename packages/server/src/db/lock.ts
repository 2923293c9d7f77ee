import { createHash } from 'node:crypto';
import { realpathSync, unlinkSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { basename } from 'node:path/posix';

/** Another process has the database open. */
export class DatabaseInUse extends Error {}

/**
 * One process a file, held by a listening socket: unlike a file with a process id in it, it ends with its process
 * however that ends, and is never mistaken for another process that was given the same id.
 *
 * @returns a function that lets go
 * @throws DatabaseInUse
 */
export async function lock(path: string): Promise<() => void> {
  const real = join(realpathSync(dirname(path)), basename(path));
  const name = `vestka-${createHash('sha256').update(real).digest('hex').slice(0, 24)}`;
  const { address, lasts } = addressFor(name);
  const server = createServer((socket) => socket.destroy()).unref();
  if (!(await listens(server, address))) {
    if (!lasts || (await answers(address)))
      throw new DatabaseInUse(`Another process has ${path} open. Stop it first.`);
    // Left behind by a process that was killed: nobody answers there any more.
    unlinkSync(address);
    if (!(await listens(server, address)))
      throw new DatabaseInUse(`Another process has just opened ${path}.`);
  }
  return () => server.close();
}

/** Linux and Windows have names that end with their process; elsewhere a file stays behind when it is killed. */
function addressFor(name: string): { address: string; lasts: boolean } {
  if (process.platform === 'linux') return { address: `\0${name}`, lasts: false };
  if (process.platform === 'win32') return { address: `\\\\.\\pipe\\${name}`, lasts: false };
  return { address: join(tmpdir(), `${name}.sock`), lasts: true };
}

function listens(server: Server, address: string): Promise<boolean> {
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? done(false) : failed(error),
    );
    server.listen(address, () => done(true));
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(address, () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}
