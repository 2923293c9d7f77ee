import { type AgentClient, createUploads, indexedFiles, type Upload, type Uploads } from '@vestka/sdk/agent';
import { useEffect, useState } from 'preact/hooks';
import { useDesk } from './desk.ts';

interface Shelf {
  readonly uploads: Uploads;
  readonly heard: Set<() => void>;
}

/** By log-in: files on their way, of every form of every request. They go on while another one is open. */
const shelves = new WeakMap<AgentClient, Shelf>();

function shelfOf(client: AgentClient): Shelf {
  const here = shelves.get(client);
  if (here) return here;
  const heard = new Set<() => void>();
  const uploads = createUploads(
    {
      request: client.request,
      path: '/agent/attachments',
      on: (name, listener) => client.on(name, listener),
    },
    {
      onChange: () => {
        for (const tell of heard) tell();
      },
      ...('indexedDB' in globalThis && { storage: indexedFiles('vestka-desk-uploads') }),
    },
  );
  const shelf = { uploads, heard };
  shelves.set(client, shelf);
  return shelf;
}

/** On log-out: nothing that was not given stays behind. */
export const forgetUploads = (client: AgentClient): Promise<void> =>
  shelves.get(client)?.uploads.clear() ?? Promise.resolve();

/** The files of all drafts, drawn again with every step that they make. */
export function useUploads(): Uploads {
  const { client } = useDesk();
  const [, again] = useState(0);
  const { uploads, heard } = shelfOf(client);
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
