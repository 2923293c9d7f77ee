import {
  type AgentClient,
  createUploads,
  indexedFiles,
  type Me,
  type Upload,
  type Uploads,
} from '@vestka/sdk/agent';
import { useEffect, useState } from 'preact/hooks';
import { useDesk } from './desk.ts';

interface Outgoing {
  /** The browser's database under it: one for each agent of each workspace. */
  readonly name: string;
  readonly uploads: Uploads;
  readonly heard: Set<() => void>;
}

const PREFIX = 'vestka-desk-uploads';

/** By log-in: files on their way, of every form of every request. They go on while another one is open. */
const outgoings = new WeakMap<AgentClient, Outgoing>();

const nameOf = ({ agent, workspace }: Me): string => `${PREFIX} ${workspace.id} ${agent.id}`;

function outgoingOf(client: AgentClient, me: Me): Outgoing {
  const name = nameOf(me);
  const here = outgoings.get(client);
  if (here?.name === name) return here;
  endOutgoing(client);
  const heard = new Set<() => void>();
  const uploads = createUploads(
    {
      request: client.request,
      path: '/agent/attachments',
      on: (event, listener) => client.on(event, listener),
    },
    {
      onChange: () => {
        for (const tell of heard) tell();
      },
      storage: hasDatabase() ? indexedFiles(name) : null,
    },
  );
  const outgoing = { name, uploads, heard };
  outgoings.set(client, outgoing);
  return outgoing;
}

/** What was on its way stays where it is; nobody sends it any further. */
function endOutgoing(client: AgentClient): void {
  outgoings.get(client)?.uploads.stop();
  outgoings.delete(client);
}

/**
 * Files stay with who attached them: once it is known who sits here, nothing of others is left on this device, and once
 * a session has ended, nothing at all. They may be a customer's, and the next one here may be nobody's agent any more.
 */
export function useOwnUploads(client: AgentClient, me: Me | null | undefined): void {
  const name = me && nameOf(me);
  useEffect(() => {
    if (me === undefined) return;
    if (me) outgoingOf(client, me);
    else endOutgoing(client);
    clearOthers(name ?? null).catch(() => {});
  }, [client, name, me === undefined]);
}

/** Empties what other agents have left here. A page that still has it open keeps the database, not the files. */
async function clearOthers(own: string | null): Promise<void> {
  if (!hasDatabase()) return;
  for (const { name } of await indexedDB.databases()) {
    if (!name?.startsWith(PREFIX) || name === own) continue;
    const keeper = indexedFiles(name);
    for (const { key } of await keeper.all()) await keeper.drop(key);
  }
}

/** Where storage is blocked, asking for it throws. */
function hasDatabase(): boolean {
  try {
    return Boolean(globalThis.indexedDB);
  } catch {
    return false;
  }
}

/** Before log-out, while it may still be said to the server: what was not given is taken back. */
export const forgetUploads = (client: AgentClient): Promise<void> =>
  outgoings.get(client)?.uploads.clear() ?? Promise.resolve();

/** The files of all drafts, drawn again with every step that they make. */
export function useUploads(): Uploads {
  const { client, state } = useDesk();
  const [, again] = useState(0);
  const { uploads, heard } = outgoingOf(client, state.me as Me);
  useEffect(() => {
    const tell = () => again((n) => n + 1);
    heard.add(tell);
    return () => {
      heard.delete(tell);
    };
  }, [heard]);
  return uploads;
}

/** What keeps files from being given with the words: on their way, or refused. */
export type FilesPart = 'files' | 'refusedFiles';

export const missingFiles = (all: readonly Upload[]): FilesPart[] => {
  if (all.some(({ state }) => state === 'refused')) return ['refusedFiles'];
  return all.every(({ state }) => state === 'ready') ? [] : ['files'];
};

/** Where each part is put right. */
export const FILE_FIELDS: Readonly<Record<FilesPart, string>> = {
  files: '.attach input',
  refusedFiles: '.attach .refused button',
};
