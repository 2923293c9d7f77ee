import type { AgentClient, AgentState } from '@vestka/sdk/agent';
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
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

/** The client's state, told again on every change. */
export function useAgentState(client: AgentClient): AgentState {
  const [state, setState] = useState(client.state);
  useEffect(() => {
    setState(client.state);
    return client.on('change', setState);
  }, [client]);
  return state;
}
