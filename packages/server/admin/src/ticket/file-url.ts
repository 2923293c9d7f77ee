import type { AgentClient, Attachment } from '@vestka/sdk/agent';
import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { sentenceOf } from '../lib/refusals.ts';

interface Signed {
  readonly url: string;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** What was signed for this log-in, by file: shown in the thread and among the facts it is asked for once. */
const known = new WeakMap<AgentClient, Map<string, Signed>>();
/** So long before its end an address is not handed out any more. */
const SPARE_MS = 10_000;

async function sign(client: AgentClient, id: string): Promise<string | null> {
  const all = known.get(client) ?? new Map<string, Signed>();
  known.set(client, all);
  const here = all.get(id);
  if (here && here.until - SPARE_MS > client.now()) return here.url;
  const { attachment } = await client.request<{ attachment: Attachment }>('GET', `/agent/attachments/${id}`);
  const { url, urlExpiresAt } = attachment;
  if (!url) return null;
  all.set(id, { url, until: urlExpiresAt ? Date.parse(urlExpiresAt) : 0 });
  return url;
}

interface FileUrl {
  readonly url: string | null;
  /** Why there is none. */
  readonly failed: string | null;
  ask(): Promise<string | null>;
}

/** The signed address of a file. @param now at once, as for an image; else when it is asked for */
export function useFileUrl(id: string, now: boolean): FileUrl {
  const { client, text } = useDesk();
  const [url, setUrl] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const ask = async () => {
    setFailed(null);
    try {
      const fresh = await sign(client, id);
      setUrl(fresh);
      if (!fresh) setFailed(text.files.gone);
      return fresh;
    } catch (error) {
      setFailed(sentenceOf(error, text));
      return null;
    }
  };
  useEffect(() => {
    if (now) ask();
    // The address is of this file alone: another language asks for nothing.
  }, [client, id, now]);
  return { url, failed, ask };
}
