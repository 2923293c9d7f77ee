import { VestkaError } from '../errors.ts';
import type { Ticket } from '../protocol/tickets.ts';
import { backoff } from './backoff.ts';
import { newIntent } from './intent.ts';
import type { Store } from './store.ts';
import type { Pending } from './types.ts';

export interface Outbox {
  /** What waits or was refused, oldest first. */
  list(): Pending[];
  /** Keeps an act and sends it. Resolves once the server has it. */
  add(act: Pending['act'], at: number): Promise<Ticket>;
  discard(intent: string): void;
  /** Sends what waits, now. */
  flush(): Promise<void>;
  stop(): void;
}

/** The functions do not outlive JSON. */
interface Waiting extends Pending {
  resolve?(ticket: Ticket): void;
  reject?(error: unknown): void;
}

/**
 * Acts that must not be lost. Storage is the only copy, read anew for every change, so two tabs lose nothing of each
 * other's; an act that both send is one act, because it keeps its intent.
 */
export function createOutbox(
  store: Store,
  send: (pending: Pending) => Promise<Ticket>,
  changed: () => void,
): Outbox {
  /** Those that somebody here waits for. Another tab may send one and take it away: sent again, it gives the answer. */
  const mine: Record<string, Waiting> = {};
  let sending = false;
  let stopped = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const read = () => store.get<Record<string, Waiting>>('outbox') ?? {};

  const write = (intent: string, pending?: Pending) => {
    const acts = read();
    if (pending) acts[intent] = pending;
    else delete acts[intent];
    store.set('outbox', acts);
    changed();
  };

  const flush = async () => {
    stopped = false;
    if (sending) return;
    sending = true;
    clearTimeout(timer);
    /** Tickets with an act that has to go first and cannot yet. */
    const held: string[] = [];
    let after = 0;
    while (!stopped) {
      const next = Object.values({ ...read(), ...mine }).find(
        (pending) => !pending.refused && !held.includes(lane(pending)),
      );
      if (!next) break;
      const { intent, resolve, reject } = next;
      try {
        const ticket = await send(next);
        delete mine[intent];
        write(intent);
        failures = 0;
        resolve?.(ticket);
      } catch (e) {
        const { code, message, retryAfter = 0 } = e as VestkaError;
        if (isFinal(e)) {
          delete mine[intent];
          write(intent, { ...next, refused: { code, message } });
          reject?.(e);
        } else {
          held.push(lane(next));
          after = Math.max(after, retryAfter * 1000);
        }
      }
    }
    sending = false;
    if (held[0] && !stopped) timer = setTimeout(flush, after + backoff(failures++));
  };

  return {
    list: () => Object.values(read()),
    add: (act, at) =>
      new Promise((resolve, reject) => {
        const intent = newIntent();
        mine[intent] = { intent, act, at, resolve, reject };
        write(intent, mine[intent]);
        flush();
      }),
    discard(intent) {
      mine[intent]?.reject?.(new VestkaError({ code: 'offline' }));
      delete mine[intent];
      write(intent);
    },
    flush,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Trying again would get the same answer. */
export const isFinal = (error: unknown): boolean => {
  const { status, code } = error as VestkaError;
  return status >= 400 && status < 429 && code !== 'conflict';
};

const lane = ({ intent, act }: Pending): string => (act.type === 'create' ? intent : act.ticket);
