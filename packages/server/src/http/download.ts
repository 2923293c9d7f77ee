import { Readable } from 'node:stream';
import type { Context, Hono } from 'hono';
import type { FileRow } from '../commands/file-stream.ts';
import type { House } from '../commands/house.ts';
import { openLink } from '../commands/links.ts';
import { readyFile } from '../commands/reach-file.ts';
import { isRaster } from '../files/inspect.ts';
import { dispositionOf } from '../files/names.ts';
import type { Range } from '../files/store.ts';
import type { Bindings } from './api.ts';
import { problemOf } from './problem.ts';

/**
 * Whatever a file holds, it runs nowhere: it is no document of ours, and no type but the one that is said. A page that
 * holds the address may show it.
 */
const HARMLESS = {
  'Cache-Control': 'private, no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
};

/** `GET /files/{token}`: the bytes of a file, to whoever holds a signed address that has not expired. */
export function mountDownload(app: Hono<Bindings>, house: House, report: (error: unknown) => void): void {
  app.get('/files/:token', async (c) => {
    try {
      return await answer(house, c);
    } catch (error) {
      const { status, body, ours, retryAfter } = problemOf(error);
      if (ours) report(error);
      const headers = { ...HARMLESS, 'Content-Type': 'application/problem+json' };
      const no = new Response(JSON.stringify(body), { status, headers });
      if (retryAfter !== undefined) no.headers.set('Retry-After', String(retryAfter));
      return no;
    }
  });
}

async function answer(house: House, c: Context<Bindings>): Promise<Response> {
  const { workspace, parts } = await openLink(house, 'file', c.req.param('token') ?? '');
  const row = await readyFile(house, workspace, parts[0] ?? '');
  const range = rangeOf(c.req.header('range'), row.size);
  if (range === null) {
    const headers = { ...HARMLESS, 'Content-Range': `bytes */${row.size}` };
    return new Response(null, { status: 416, headers });
  }
  const { from, to } = range ?? { from: 0, to: row.size - 1 };
  const headers = { ...headersOf(row), 'Content-Length': String(to - from + 1) };
  const partial = { ...headers, 'Content-Range': `bytes ${from}-${to}/${row.size}` };
  const init = range ? { status: 206, headers: partial } : { status: 200, headers };
  if (c.req.method === 'HEAD') return new Response(null, init);
  const bytes = await house.files.store.read(row.id, { from, to }).catch(async (error) => {
    // Deleted between the look at its row and at its bytes: then it says just that.
    await readyFile(house, workspace, row.id);
    throw error;
  });
  return new Response(Readable.toWeb(bytes) as ReadableStream<Uint8Array>, init);
}

function headersOf({ type, name }: FileRow): Record<string, string> {
  const kind = type ?? 'application/octet-stream';
  return {
    ...HARMLESS,
    'Content-Type': kind,
    'Content-Disposition': dispositionOf(isRaster(kind) ? 'inline' : 'attachment', name),
    'Accept-Ranges': 'bytes',
  };
}

/** @returns undefined for the whole file, null for a range that it does not have */
function rangeOf(header: string | undefined, size: number): Range | null | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  // Several ranges, or another unit: the whole is a right answer.
  if (!first && !last) return undefined;
  const from = first ? Number(first) : Math.max(0, size - Number(last));
  const to = first && last ? Math.min(Number(last), size - 1) : size - 1;
  return from <= to ? { from, to } : null;
}
