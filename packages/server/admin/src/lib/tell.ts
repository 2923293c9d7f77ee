import type { AgentClient } from '@vestka/sdk/agent';
import { useEffect } from 'preact/hooks';
import type { Text } from '../locales/index.ts';
import { announce } from '../parts/announcer.tsx';
import { nameOf } from './subject.ts';

/** Tells what customers did and what was missed; an agent's own acts are told where they are done. */
export function useTell(client: AgentClient, text: Text): void {
  useEffect(() => {
    const tell = ({ type }: { type: string }, name: string, subject: string | null) => {
      const said = text.tell[type];
      if (said) announce(said(name, subject ?? ''));
    };
    const offs = [
      client.on('event', ({ event, ticket }) => tell(event, nameOf(ticket), ticket.subject)),
      client.on('problem', ({ event, problem }) => tell(event, nameOf(problem), problem.title)),
    ];
    return () => {
      for (const off of offs) off();
    };
  }, [client, text]);
}
