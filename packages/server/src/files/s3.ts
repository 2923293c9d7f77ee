import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { AwsV4Signer } from 'aws4fetch';
import type { FileStore } from './store.ts';

/** A bucket of any service that speaks S3. */
export interface Bucket {
  /** Address of the bucket, without a trailing slash: `https://host/bucket`. */
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The service refuses or is away. Nothing of what was asked may be taken as done. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** Longer than this no answer may take to begin, in milliseconds. */
const PATIENCE = 60_000;
const NOTHING = createHash('sha256').digest('hex');

/** Files in a bucket. Each goes there in one piece once it is complete, straight from the disk. */
export function bucketStore(bucket: Bucket): FileStore {
  async function ask(method: string, id: string, more: RequestInit = {}, hash = NOTHING): Promise<Response> {
    const { url, region, accessKeyId, secretAccessKey } = bucket;
    const signed = await new AwsV4Signer({
      method,
      url: `${url}/${id}`,
      headers: { ...(more.headers as Record<string, string>), 'x-amz-content-sha256': hash },
      accessKeyId,
      secretAccessKey,
      service: 's3',
      region,
    }).sign();
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(new Error('no answer')), PATIENCE);
    try {
      const init = { ...more, method, headers: signed.headers, signal: patience.signal };
      const response = await fetch(signed.url, init);
      if (response.ok || (method === 'DELETE' && response.status === 404)) return response;
      const said = (await response.text()).replace(/<[^>]*>/g, ' ').trim();
      throw new Error(`${response.status} ${said.slice(0, 200)}`);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new StoreUnavailable(`The file store (FILES_URL) did not ${method} ${id}: ${why}`, { cause });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    inPlace: false,
    async keep(id, path, size) {
      const body = Readable.toWeb(createReadStream(path));
      const headers = { 'content-length': String(size), 'content-type': 'application/octet-stream' };
      const init = { headers, body, duplex: 'half' } as unknown as RequestInit;
      await (await ask('PUT', id, init, await hashOf(path))).body?.cancel();
    },
    async read(id, { from, to }) {
      const { body } = await ask('GET', id, { headers: { range: `bytes=${from}-${to}` } });
      return Readable.fromWeb(body as ReadableStream);
    },
    async remove(id) {
      await (await ask('DELETE', id)).body?.cancel();
    },
  };
}

/** The service compares it with what has arrived. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
