import { useEffect, useState } from 'preact/hooks';
import { useDesk } from './desk.ts';

const STEP = 5000;

/** The server's time, told again every five seconds. */
export function useNow(): number {
  const { client } = useDesk();
  const [now, setNow] = useState(() => client.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(client.now()), STEP);
    return () => clearInterval(timer);
  }, [client]);
  return now;
}
