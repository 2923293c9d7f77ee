import { VestkaError } from '@vestka/sdk/agent';
import { useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { sentenceOf } from '../lib/refusals.ts';
import { announce } from '../parts/announcer.tsx';

export interface Sending {
  readonly sending: boolean;
  readonly refused: VestkaError | null;
  /** Sends, says how it went. @returns whether it was taken */
  send(act: () => Promise<string>): Promise<boolean>;
  forget(): void;
}

/** One act under way: never twice at once, its refusal kept for the form. */
export function useSending(): Sending {
  const { text } = useDesk();
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<VestkaError | null>(null);
  return {
    sending,
    refused,
    forget: () => setRefused(null),
    async send(act) {
      if (sending) return false;
      setSending(true);
      setRefused(null);
      const area = document.activeElement?.closest<HTMLElement>('#request');
      try {
        announce(await act());
        // Out of the fields: what was written is sent, and the keys are commands again. The field may be gone by now.
        const { activeElement } = document;
        if (activeElement === document.body || area?.contains(activeElement))
          area?.focus({ preventScroll: true });
        return true;
      } catch (error) {
        if (!(error instanceof VestkaError)) throw error;
        setRefused(error);
        announce([...error.errors.map(({ message }) => message), sentenceOf(error, text)][0] ?? '');
        return false;
      } finally {
        setSending(false);
      }
    },
  };
}
