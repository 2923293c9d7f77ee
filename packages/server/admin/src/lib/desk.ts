import type { AgentClient, AgentState, TeamTicket } from '@vestka/sdk/agent';
import { createContext } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { Text } from '../locales/index.ts';
import type { Times } from './times.ts';

/** What every part of the page may use: the client, its state of this moment, the words and the clocks. */
export interface Desk {
  readonly client: AgentClient;
  readonly state: AgentState;
  readonly text: Text;
  readonly times: Times;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk is called outside of <DeskContext.Provider>');
  return desk;
}

/** At most one drawing in this time: a burst of events is drawn once. */
const CALM_MS = 32;

/** The client's state, told again when it changes: the first change at once, those close behind it together. */
export function useAgentState(client: AgentClient): AgentState {
  const [state, setState] = useState(client.state);
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    const draw = () => {
      waiting = undefined;
      last = performance.now();
      setState(client.state);
    };
    const changed = () => {
      if (waiting !== undefined) return;
      const wait = last + CALM_MS - performance.now();
      if (wait <= 0) draw();
      else waiting = setTimeout(draw, wait);
    };
    setState(client.state);
    const off = client.on('change', changed);
    return () => {
      off();
      clearTimeout(waiting);
    };
  }, [client]);
  return state;
}

/** A ticket as it was last known: the client lets go of it for a moment while it reads everything again. */
export function useTicket(id: string | null): TeamTicket | undefined {
  const { state } = useDesk();
  const known = useRef<TeamTicket | undefined>(undefined);
  const ticket = id === null ? undefined : state.tickets[id];
  if (ticket) known.current = ticket;
  return ticket ?? (known.current?.id === id ? known.current : undefined);
}
