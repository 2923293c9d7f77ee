import { VestkaError } from '../errors.ts';
import type { Ticket } from '../protocol/tickets.ts';
import { backoff } from './backoff.ts';
import { newIntent } from './intent.ts';
import type { Store } from './store.ts';
import type { Pending } from './types.ts';

export interface Outbox {
  /** What waits or was refused, oldest first. */
  pending(): Pending[];
  /** Keeps an act and sends it. Resolves once the server has it. */
  add(act: Pending['act'], at: number): Promise<Ticket>;
  discard(intent: string): void;
  /** Sends what waits, now. */
  send(): Promise<void>;
  stop(): void;
}

/** The functions do not outlive JSON. */
interface Waiting extends Pending {
  resolve?(ticket: Ticket): void;
  reject?(error: unknown): void;
}

type Acts = Record<string, Waiting>;

/**
 * Acts that must not be lost. Storage is read anew for every change, so two tabs lose nothing of each other's; an act
 * that both send is one act, because it keeps its intent.
 */
export function createOutbox(
  store: Store,
  post: (pending: Pending) => Promise<Ticket>,
  changed: () => void,
): Outbox {
  /**
   * Those begun here: kept where storage is not, and waited for. Another tab may send one and take it away; sent again,
   * it gives the same answer.
   */
  const mine: Acts = {};
  let sending = false;
  let stopped = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const read = () => store.get<Acts>('outbox') ?? {};
  const pending = () => Object.values({ ...read(), ...mine });

  const write = (intent: string, next?: Waiting) => {
    const acts = read();
    for (const place of [acts, mine]) {
      if (next) place[intent] = next;
      else delete place[intent];
    }
    store.set('outbox', acts);
    changed();
  };

  const send = async () => {
    stopped = false;
    if (sending) return;
    sending = true;
    clearTimeout(timer);
    /** Tickets with an act that has to go first and cannot yet. */
    const held: string[] = [];
    let after = 0;
    while (!stopped) {
      const next = pending().find((act) => !act.refused && !held.includes(lane(act)));
      if (!next) break;
      try {
        const ticket = await post(next);
        write(next.intent);
        failures = 0;
        next.resolve?.(ticket);
      } catch (e) {
        const { code, message, errors, retryAfter = 0 } = e as VestkaError;
        if (isFinal(e)) {
          write(next.intent, { ...next, refused: { code, message, errors } });
          next.reject?.(e);
        } else {
          held.push(lane(next));
          after = Math.max(after, retryAfter * 1000);
        }
      }
    }
    sending = false;
    if (held[0] && !stopped) timer = setTimeout(send, after + backoff(failures++));
  };

  return {
    pending,
    add: (act, at) =>
      new Promise((resolve, reject) => {
        const intent = newIntent();
        write(intent, { intent, act, at, resolve, reject });
        send();
      }),
    discard(intent) {
      mine[intent]?.reject?.(new VestkaError({ code: 'offline' }));
      write(intent);
    },
    send,
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

/** The ticket that an act is for; none yet where it opens one. */
export const ticketOf = (act: Pending['act']): string | undefined => (act as { ticket?: string }).ticket;

/** Acts of one lane go one after the other. */
const lane = ({ intent, act }: Pending): string => ticketOf(act) ?? intent;
