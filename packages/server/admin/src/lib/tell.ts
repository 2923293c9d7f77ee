import type { AgentClient } from '@vestka/sdk/agent';
import { useEffect } from 'preact/hooks';
import type { Text } from '../locales/index.ts';
import { announce } from '../parts/announcer.tsx';

/** Tells what customers did and what was missed; an agent's own acts are told where they are done. */
export function useTell(client: AgentClient, text: Text): void {
  useEffect(
    () =>
      client.on('event', ({ event, ticket: { number, subject } }) => {
        if (event.type === 'promise_missed') announce(text.tell.missed(number));
        else if (event.type === 'message_posted') announce(text.tell.wrote(number));
        else if (event.type === 'ticket_reopened') announce(text.tell.reopened(number));
        else if (event.type === 'ticket_created') announce(text.tell.created(number, subject ?? ''));
      }),
    [client, text],
  );
}
