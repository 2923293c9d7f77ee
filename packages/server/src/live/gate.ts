import type { IncomingMessage } from 'node:http';
import type { ClientFrame } from '@vestka/sdk/protocol';
import type { Scope } from '../log/read.ts';

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
  isForAgents(request: IncomingMessage): boolean;
  cookie(request: IncomingMessage): string | undefined;
  known(
    agents: boolean,
    frame: Extract<ClientFrame, { type: 'auth' }>,
    cookie: string | undefined,
  ): Promise<Known | null>;
  report(error: unknown): void;
}
