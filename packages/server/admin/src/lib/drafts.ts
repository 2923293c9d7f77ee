import { useCallback, useState } from 'preact/hooks';
import { parsed, session } from './storage.ts';

const PREFIX = 'vestka.draft.';
const memory = new Map<string, unknown>();

function read<T>(name: string): T | null {
  if (!memory.has(name)) memory.set(name, parsed<T>(session.get(PREFIX + name)));
  return memory.get(name) as T | null;
}

/** What an agent typed and has not sent: kept when another ticket is opened, and over a reload. */
export function useDraft<T>(name: string): [T | null, (draft: T | null) => void] {
  const [, again] = useState(0);
  const set = useCallback(
    (draft: T | null) => {
      memory.set(name, draft);
      session.set(PREFIX + name, draft && JSON.stringify(draft));
      again((n) => n + 1);
    },
    [name],
  );
  return [read<T>(name), set];
}

const OWNER = 'vestka.drafts-of';

/** What another agent has left in this tab when their session ended is not shown to whoever comes next. */
export function draftsAreOf(who: string): void {
  if ((session.get(OWNER) ?? who) !== who) forgetDrafts();
  session.set(OWNER, who);
}

/** On log-out: nothing of the customers stays behind. */
export function forgetDrafts(): void {
  memory.clear();
  for (const key of session.keys()) if (key.startsWith(PREFIX)) session.set(key, null);
}
