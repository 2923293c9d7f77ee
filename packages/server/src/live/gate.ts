import type { IncomingMessage } from 'node:http';
import type { ClientFrame } from '@vestka/sdk/protocol';
import type { Scope } from '../log/read.ts';

/** What is kept of an upgrade's request: sockets live long, requests do not. */
export interface Asking {
  readonly agents: boolean;
  readonly cookie: string | undefined;
  /** Comes from a page in a browser. */
  readonly page: boolean;
}

/** Who a socket turned out to be. */
export interface Known {
  readonly scope: Scope;
  /** The session's id: its end closes the socket. Null for a secret key. */
  readonly session: string | null;
}

/** What the live channel asks the edge: who may come in, and who they are. */
export interface Gate {
  /** @returns an HTTP status when the upgrade is refused */
  refuse(request: IncomingMessage): number | null;
  /** Whose sockets are counted together. */
  address(request: IncomingMessage): string;
  asking(request: IncomingMessage): Asking;
  known(asking: Asking, frame: Extract<ClientFrame, { type: 'auth' }>): Promise<Known | null>;
  report(error: unknown): void;
}
