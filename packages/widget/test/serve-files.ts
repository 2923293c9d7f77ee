import type { Attachment } from '@vestka/sdk';
import type { FakeClient } from './fake-client.ts';

export interface Served {
  /** What the server has, by id. */
  readonly all: Map<string, Attachment & { body: Blob[] }>;
  /** No answer comes. */
  isOffline: boolean;
  /** Names whose bytes are answered only up to this part of them. */
  stops: Record<string, number>;
  /** Refusals by name. */
  refuses: Record<string, string>;
  /** Where a file can be read. */
  urlOf: (file: Attachment) => string;
}

const offline = () => Object.assign(new Error('offline'), { code: 'offline' });

/** Takes files for a client without a server, as the API does. */
export const serveFiles = (client: FakeClient): Served => {
  const served: Served = {
    all: new Map(),
    isOffline: false,
    stops: {},
    refuses: {},
    urlOf: ({ id }) => `http://vestka.test/files/${id}`,
  };
  const { all } = served;
  const answer = async (method: string, path: string, body: unknown) => {
    client.calls.push(['request', method, path]);
    if (served.isOffline) throw offline();
    if (method === 'POST') {
      const { name, size } = body as Attachment;
      const code = served.refuses[name];
      if (code) throw Object.assign(new Error(code), { code, status: code === 'storage_low' ? 503 : 422 });
      const id = `at_${String(all.size + 1).padStart(16, '0')}`;
      const file = { id, name, size, offset: 0, state: 'uploading', type: '', url: null, urlExpiresAt: null };
      all.set(id, { ...(file as Attachment), body: [] });
      return { attachment: { ...file } };
    }
    const [, id = '', offset] = /attachments\/([^?]*)(?:\?offset=(\d+))?/.exec(path) ?? [];
    const file = all.get(id);
    if (!file) throw Object.assign(new Error('not_found'), { code: 'not_found', status: 404 });
    if (method === 'DELETE') all.delete(id);
    if (method === 'PATCH') {
      const stop = served.stops[file.name];
      if (stop !== undefined && Number(offset) >= file.size * stop) await new Promise(() => {});
      const piece = body as Blob;
      file.body.push(piece);
      file.offset += piece.size;
      if (file.offset >= file.size) Object.assign(file, { state: 'ready', type: typeOf(file.name) });
    }
    const url = file.state === 'ready' ? served.urlOf(file) : null;
    return { attachment: { ...file, url } };
  };
  const others = client.request;
  client.request = ((method, path, body, intent) =>
    path.startsWith('/attachments')
      ? answer(method, path, body)
      : others(method, path, body, intent)) as FakeClient['request'];
  return served;
};

const TYPES: Record<string, string> = { png: 'image/png', jpg: 'image/jpeg', pdf: 'application/pdf' };
const typeOf = (name: string): string =>
  TYPES[name.replace(/.*\./, '').toLowerCase()] ?? 'application/octet-stream';
