import { open } from 'node:fs/promises';
import { isPicture } from '@vestka/sdk/ticket';
import { fileTypeFromBuffer } from 'file-type';
import { imageDimensionsFromData } from 'image-dimensions';
import { Markup } from './markup.ts';
import { endingOf } from './names.ts';

/** What a file is by its content; `width` and `height` only of images that browsers show. */
export interface Found {
  readonly type: string;
  readonly width?: number;
  readonly height?: number;
}

/** So much is read at once, and so much of the beginning says what a file is. */
const PIECE = 64 * 1024;
const HEAD = 1024 * 1024;

/** The largest picture that is taken: shown, each pixel costs whoever looks four bytes of memory. */
export const MOST_PIXELS = 100_000_000;

/** Pictures made of pixels beside those that every browser shows, under the name that they are served by. */
const MORE: Readonly<Record<string, string>> = {
  'image/apng': 'image/png',
  'image/heic': 'image/heic',
  'image/heic-sequence': 'image/heic',
  'image/heif': 'image/heif',
  'image/heif-sequence': 'image/heif',
};

/** Other types that are called by their name. Whatever is not here is bytes to download. */
const KNOWN =
  /^(video\/(mp4|webm|quicktime|matroska|mpeg|vnd\.avi|3gpp)|audio\/(mpeg|mp4|wav|ogg|flac|aac|x-m4a)|application\/(pdf|zip|gzip|x-tar|x-bzip2|x-xz|zstd|x-7z-compressed|x-rar-compressed|rtf|epub\+zip|x-cfb|x-sqlite3|vnd\.(tcpdump\.pcap|oasis\.opendocument\.[\w.-]+|openxmlformats-officedocument\.[\w.-]+|ms-outlook)))$/;

const PICTURE_ENDINGS = /^(png|apng|jpe?g|jfif|gif|webp|avif|hei[cf]|bmp|tiff?|ico)$/;
/** Opened from a disk, these run as pages, whatever is in them. */
const PAGE_ENDINGS = /^(x?html?|xht|shtml?|svgz?|mhtml?|mht|hta|xslt?)$/;

/** Why a file is not taken, as a sentence for whoever sent it. */
export class TypeRefused extends Error {}

const PAGE_REFUSED = 'Pages and drawings that can run in a browser are not taken. Put it into a zip.';

const rasterOf = (type: string): string | undefined => (isPicture(type) ? type : MORE[type]);

/** Made of pixels: a browser may show it, or try to. All others are downloads. */
export const isRaster = (type: string): boolean => rasterOf(type) !== undefined;

/**
 * Looks at a file's content, a piece at a time.
 *
 * @param path where it lies
 * @throws TypeRefused
 */
export async function inspect(path: string, name: string): Promise<Found> {
  const { head, runs, isText } = await readThrough(path);
  const ending = endingOf(name);
  if (runs || PAGE_ENDINGS.test(ending)) throw new TypeRefused(PAGE_REFUSED);
  const detected = await typeOf(head);
  if (PICTURE_ENDINGS.test(ending) && !detected.startsWith('image/'))
    throw new TypeRefused('This is not the picture that its name says.');
  const picture = pictureOf(head, detected);
  if (picture) return picture;
  if (KNOWN.test(detected)) return { type: detected };
  return { type: isText ? 'text/plain' : 'application/octet-stream' };
}

async function typeOf(head: Uint8Array): Promise<string> {
  // A broken file is bytes: what its reader stumbles over is no fault of ours.
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  return found?.mime ?? '';
}

function pictureOf(head: Uint8Array, detected: string): Found | null {
  const type = rasterOf(detected);
  if (!type) return null;
  const { width, height } = sizeOf(head);
  if (width * height > MOST_PIXELS)
    throw new TypeRefused(`A picture may have up to ${MOST_PIXELS / 1e6} million pixels.`);
  if (width * height > 0) return { type, width, height };
  // No browser draws these from the size alone, so one that cannot be told is no danger.
  return /hei[cf]$/.test(type) ? { type } : null;
}

function sizeOf(head: Uint8Array): { width: number; height: number } {
  try {
    return imageDimensionsFromData(head) ?? { width: 0, height: 0 };
  } catch {
    return { width: 0, height: 0 };
  }
}

/** One pass over the bytes, ended as soon as nothing more can be learnt. */
async function readThrough(path: string): Promise<{ head: Uint8Array; runs: boolean; isText: boolean }> {
  const file = await open(path);
  try {
    const heads: Uint8Array[] = [];
    const markup = new Markup();
    let text: Text | undefined;
    let read = 0;
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(PIECE), 0, PIECE, read);
      const piece = buffer.subarray(0, bytesRead);
      text ??= new Text(piece);
      const isLast = bytesRead === 0;
      text.add(piece, isLast);
      markup.add(text.isUtf16 ? text.added : piece.toString('latin1'));
      if (read < HEAD) heads.push(piece);
      read += bytesRead;
      if (isLast || (read >= HEAD && !text.valid && !markup.wantsMore)) break;
    }
    return { head: Buffer.concat(heads), runs: markup.runs, isText: text.valid };
  } finally {
    await file.close();
  }
}

/** Whether all of it is text: UTF-8, or UTF-16 that says so, without NUL. */
class Text {
  readonly isUtf16: boolean;
  readonly #decoder: InstanceType<typeof TextDecoder>;
  valid = true;
  /** What the last piece says. */
  added = '';

  constructor(begin: Uint8Array) {
    const [a, b] = begin;
    this.isUtf16 = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
    const encoding = this.isUtf16 ? (a === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
    this.#decoder = new TextDecoder(encoding, { fatal: true });
  }

  add(piece: Uint8Array, isLast: boolean): void {
    this.added = '';
    if (!this.valid) return;
    try {
      this.added = this.#decoder.decode(piece, { stream: !isLast });
      this.valid = !this.added.includes('\0');
    } catch {
      this.valid = false;
    }
  }
}
