/** What a child process offers: where it listens, and what the load process may ask of it over IPC. */
export interface Served {
  readonly url: string;
  readonly answers: Record<string, (argument: never) => unknown>;
  close(): Promise<void> | void;
}
