import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

type Bytes = Uint8Array<ArrayBuffer>;
type Encoding = 'br' | 'gzip';

interface Asset {
  readonly type: string;
  readonly etag: string;
  readonly plain: Bytes;
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

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const COMPRESS: Record<Encoding, (bytes: Bytes) => Promise<Buffer>> = {
  br: (bytes) => brotli(bytes, BROTLI),
  gzip: (bytes) => zip(bytes, { level: 9 }),
};

/**
 * By what they hold, for the whole process: the same file is compressed once, however many servers give it out and however
 * many ask for it meanwhile. It takes hundreds of milliseconds, beside everything else.
 */
const compressed = new Map<string, Promise<Bytes>>();

/** Compressed already. */
const BINARY = /^(image\/png|font)/;

/** A folder of built files, read once, and compressed when first asked for: few and small, they stay in memory. */
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
  async answer(name: string, request: Request, headers: Record<string, string>): Promise<Response | null> {
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
    const encoding = (['br', 'gzip'] as const).find((encoding) => accepted.includes(encoding));
    if (!encoding || BINARY.test(file.type)) return new Response(file.plain, { headers: all });
    return new Response(await inShort(file, encoding), { headers: { ...all, 'Content-Encoding': encoding } });
  }
}

function load(bytes: Buffer, type: string): Asset {
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return { type, etag: `"${hash}"`, plain: Uint8Array.from(bytes) };
}

function inShort({ etag, plain }: Asset, encoding: Encoding): Promise<Bytes> {
  const key = `${encoding} ${etag}`;
  const bytes = compressed.get(key) ?? COMPRESS[encoding](plain).then((bytes) => Uint8Array.from(bytes));
  compressed.set(key, bytes);
  return bytes;
}
