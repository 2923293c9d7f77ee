import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

interface Asset {
  readonly type: string;
  readonly etag: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer> | undefined;
  readonly br: Uint8Array<ArrayBuffer> | undefined;
}

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json',
  png: 'image/png',
  woff2: 'font/woff2',
};

/** A folder of built files, read and compressed once: few and small, they stay in memory. */
export class Assets {
  readonly #files = new Map<string, Asset>();

  constructor(folder: string) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const type = TYPES[entry.name.split('.').at(-1) ?? ''];
      if (!entry.isFile() || !type) continue;
      const path = join(entry.parentPath, entry.name);
      this.#files.set(relative(folder, path).split(sep).join('/'), load(readFileSync(path), type));
    }
  }

  /** @returns the answer to a GET, or null when there is no such file */
  answer(name: string, request: Request, headers: Record<string, string>): Response | null {
    const file = this.#files.get(name);
    if (!file) return null;
    const all: Record<string, string> = {
      ...headers,
      ETag: file.etag,
      Vary: 'Accept-Encoding',
      'Content-Type': file.type,
      'X-Content-Type-Options': 'nosniff',
    };
    if (request.headers.get('if-none-match') === file.etag)
      return new Response(null, { status: 304, headers: all });
    const accepted = request.headers.get('accept-encoding') ?? '';
    for (const encoding of ['br', 'gzip'] as const) {
      const body = file[encoding];
      if (body && accepted.includes(encoding)) {
        return new Response(body, { headers: { ...all, 'Content-Encoding': encoding } });
      }
    }
    return new Response(file.plain, { headers: all });
  }
}

function load(bytes: Buffer, type: string): Asset {
  const text = !/^(image\/png|font)/.test(type);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  return {
    type,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    plain: Uint8Array.from(bytes),
    gzip: text ? Uint8Array.from(gzipSync(bytes, { level: 9 })) : undefined,
    br: text ? Uint8Array.from(brotliCompressSync(bytes, quality)) : undefined,
  };
}
