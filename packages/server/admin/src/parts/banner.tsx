import { useEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { announce } from './announcer.tsx';

/** Without a connection: what is on the screen was true at that time. */
export function Banner() {
  const { client, state, text, times } = useDesk();
  const trueAt = useRef<number | null>(null);
  const live = state.connection === 'live';
  if (live) trueAt.current = client.now();
  // The first connecting is no loss of connection, and one that is over in a moment is not worth a word.
  const tryingFor = useElapsed(state.connection === 'connecting');
  const lost = state.connection === 'offline' || (tryingFor && trueAt.current !== null);
  const sentence = text.offline(trueAt.current === null ? null : times.clock(trueAt.current));
  const told = useRef(false);
  useEffect(() => {
    if (lost) announce(sentence);
    else if (told.current) announce(text.online);
    told.current = lost;
  }, [lost, sentence, text]);
  return lost ? <p class="banner">{sentence}</p> : null;
}

const MOMENT = 1500;

/** True once something has been so for a moment. */
function useElapsed(so: boolean): boolean {
  const [elapsed, setElapsed] = useState(false);
  useEffect(() => {
    setElapsed(false);
    if (!so) return;
    const timer = setTimeout(() => setElapsed(true), MOMENT);
    return () => clearTimeout(timer);
  }, [so]);
  return so && elapsed;
}
