import type { VestkaError } from '@vestka/sdk/agent';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { sentenceOf } from '../lib/refusals.ts';

export interface Loaded<T> {
  /** The last that was read; stays while it is read again. */
  readonly value: T | null;
  readonly failed: unknown;
  again(): void;
}

/** Reads once, again whenever `key` changes and when asked to. An answer that is overtaken is dropped. */
export function useLoaded<T>(key: string, read: () => Promise<T>): Loaded<T> {
  const [value, setValue] = useState<T | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const [turn, setTurn] = useState(0);
  const reading = useRef(read);
  reading.current = read;
  useEffect(() => {
    let current = true;
    reading.current().then(
      (next) => {
        if (!current) return;
        setValue(next);
        setFailed(null);
      },
      (error: VestkaError) => {
        if (current) setFailed(error);
      },
    );
    return () => {
      current = false;
    };
  }, [key, turn]);
  return { value, failed, again: () => setTurn((n) => n + 1) };
}

interface Props {
  readonly reading: string;
  readonly failing: string;
  readonly loaded: Loaded<unknown>;
}

/** In place of a page that is not there yet: that it is being read, or why it could not be. */
export function NotYet({ reading, failing, loaded }: Props) {
  const { text } = useDesk();
  if (!loaded.failed) return <p class="quiet sheet-wait">{reading}</p>;
  return (
    <div class="sheet-wait" role="alert">
      <p>
        {failing} {sentenceOf(loaded.failed, text)}
      </p>
      <button type="button" class="plain" onClick={loaded.again}>
        {text.pages.again}
      </button>
    </div>
  );
}
