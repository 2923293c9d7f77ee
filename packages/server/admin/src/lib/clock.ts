import type { AgentClient } from '@vestka/sdk/agent';
import { useEffect, useState } from 'preact/hooks';
import { useDesk } from './desk.ts';

const STEP = 5000;

interface Clock {
  now: number;
  timer: ReturnType<typeof setInterval> | undefined;
  readonly hands: Set<(now: number) => void>;
}
const clocks = new WeakMap<AgentClient, Clock>();

function clockOf(client: AgentClient): Clock {
  const held = clocks.get(client) ?? { now: client.now(), timer: undefined, hands: new Set() };
  clocks.set(client, held);
  // Nobody has looked for a while: it stands still until someone does.
  if (held.hands.size === 0) held.now = client.now();
  return held;
}

/** The server's time now, told again every five seconds: to the whole page at once, so that no two parts differ. */
export function useNow(): number {
  const { client } = useDesk();
  const clock = clockOf(client);
  const [, setNow] = useState(clock.now);
  useEffect(() => {
    clock.hands.add(setNow);
    clock.timer ??= setInterval(() => {
      clock.now = client.now();
      for (const hand of clock.hands) hand(clock.now);
    }, STEP);
    return () => {
      clock.hands.delete(setNow);
      if (clock.hands.size > 0) return;
      clearInterval(clock.timer);
      clock.timer = undefined;
    };
  }, [client, clock]);
  return clock.now;
}
