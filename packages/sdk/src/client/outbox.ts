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

type Acts = Record<string, Pending>;

/**
 * Acts that must not be lost. Storage is the only copy, read anew for every change, so two tabs lose nothing of each
 * other's; an act that both send is one act, because it keeps its intent. (An object and not an array: old libraries
 * give arrays a `toJSON` of their own.)
 */
export function createOutbox(
  store: Store,
  send: (pending: Pending) => Promise<Ticket>,
  changed: () => void,
): Outbox {
  const waiters: Record<string, [Pending, (ticket: Ticket) => void, (error: unknown) => void]> = {};
  let sending = false;
  let stopped = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const read = (): Acts => {
    const acts: Acts = {};
    for (const [intent, pending] of Object.entries(store.get('outbox') ?? {})) {
      if (isPending(pending, intent)) acts[intent] = pending;
    }
    return acts;
  };

  const edit = (intent: string, change: (before: Pending | undefined) => Pending | undefined) => {
    const acts = read();
    const next = change(acts[intent]);
    if (next) acts[intent] = next;
    else delete acts[intent];
    store.set('outbox', acts);
    changed();
  };

  /** The oldest act of each ticket that no earlier act of that ticket holds up. */
  const nextAct = (held: string[]): Pending | undefined => {
    const acts = read();
    // Another tab may have taken an act away that somebody here still waits for: sending again gives the answer.
    for (const [intent, [pending]] of Object.entries(waiters)) acts[intent] = pending;
    return Object.values(acts).find((pending) => !pending.refused && !held.includes(lane(pending)));
  };

  const flush = async () => {
    stopped = false;
    if (sending) return;
    sending = true;
    clearTimeout(timer);
    const held: string[] = [];
    let after = 0;
    for (let pending = nextAct(held); pending && !stopped; pending = nextAct(held)) {
      const { intent } = pending;
      const [, resolve, reject] = waiters[intent] ?? [];
      try {
        const ticket = await send(pending);
        delete waiters[intent];
        edit(intent, () => undefined);
        failures = 0;
        resolve?.(ticket);
      } catch (e) {
        const { code, message, retryAfter = 0 } = e as VestkaError;
        if (isFinal(e as VestkaError)) {
          delete waiters[intent];
          edit(intent, (before) => before && { ...before, refused: { code, message } });
          reject?.(e);
        } else {
          held.push(lane(pending));
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
        const pending: Pending = { intent: newIntent(), act, at };
        waiters[pending.intent] = [pending, resolve, reject];
        edit(pending.intent, () => pending);
        flush();
      }),
    discard(intent) {
      waiters[intent]?.[2](new VestkaError({ code: 'offline', detail: 'Discarded before it was sent.' }));
      delete waiters[intent];
      edit(intent, () => undefined);
    },
    flush,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Trying again would get the same answer. */
export const isFinal = ({ status, code }: VestkaError): boolean =>
  status >= 400 && status < 429 && code !== 'conflict';

const lane = ({ intent, act }: Pending): string => (act.type === 'create' ? intent : act.ticket);

function isPending(value: unknown, intent: string): value is Pending {
  try {
    const { act, at, refused, intent: own } = value as Pending;
    return (
      own === intent &&
      at > 0 &&
      (!refused || (isText(refused.code) && isText(refused.message))) &&
      (act.type === 'create'
        ? isText(act.body.message)
        : act.type === 'message' && /^tk_\w+$/.test(act.ticket) && isText(act.body.text))
    );
  } catch {
    return false;
  }
}

const isText = (value: unknown) => typeof value === 'string';
