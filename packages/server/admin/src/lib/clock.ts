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
  // Nobody has looked for a while: it stood still. Not at every look, or the first drawing would have many times.
  if (held.hands.size === 0 && Math.abs(client.now() - held.now) >= STEP) held.now = client.now();
  return held;
}

/** The server's time now, told again every five seconds: to the whole page at once, so that no two parts differ. */
export function useNow(): number {
  const { client } = useDesk();
  const clock = clockOf(client);
  const [drawn, draw] = useState(clock.now);
  useEffect(() => {
    clock.hands.add(draw);
    // It may have gone on between the drawing and here.
    draw(clock.now);
    clock.timer ??= setInterval(() => {
      clock.now = client.now();
      for (const hand of clock.hands) hand(clock.now);
    }, STEP);
    return () => {
      clock.hands.delete(draw);
      if (clock.hands.size > 0) return;
      clearInterval(clock.timer);
      clock.timer = undefined;
    };
  }, [client, clock]);
  return drawn;
}
