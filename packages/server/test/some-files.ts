import { crc32, deflateSync, gzipSync } from 'node:zlib';

/** A real mix of files, made here: small, whole, and of the size that they say. */

const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const u16 = (value: number) => u32(value).subarray(2);
const ascii = (text: string) => Buffer.from(text, 'latin1');

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([ascii(type), data]);
  return Buffer.concat([u32(data.length), body, u32(crc32(body))]);
}

/** @param claimed what the header says; the pixels are those of a small picture */
export function png(width = 3, height = 2, claimed = { width, height }): Buffer {
  const header = Buffer.concat([u32(claimed.width), u32(claimed.height), Buffer.from([8, 2, 0, 0, 0])]);
  const rows = Buffer.alloc(height * (1 + 3 * width), 0x7f);
  for (let row = 0; row < height; row += 1) rows[row * (1 + 3 * width)] = 0;
  return Buffer.concat([
    Buffer.from([0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const gif = (width = 5, height = 4, more = ''): Buffer => {
  const size = Buffer.from([width & 255, width >> 8, height & 255, height >> 8, 0, 0, 0]);
  return Buffer.concat([ascii('GIF89a'), size, ascii(more), Buffer.from([0x3b])]);
};

/** A JPEG whose size stands behind as many bytes of metadata as phones write. */
export function jpeg(width = 7, height = 6, metadata = 40_000): Buffer {
  const exif = Buffer.concat([ascii('Exif\0\0'), Buffer.alloc(metadata, 0x20)]);
  const frame = Buffer.concat([Buffer.from([8]), u16(height), u16(width), Buffer.from([1, 1, 0x11, 0])]);
  const segment = (marker: number, data: Buffer) =>
    Buffer.concat([Buffer.from([0xff, marker]), u16(data.length + 2), data]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, exif),
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0, 0xff, 0xd9]),
  ]);
}

export function webp(width = 9, height = 8): Buffer {
  const bits = (width - 1) | ((height - 1) << 14);
  const data = Buffer.from([
    0x2f,
    bits & 255,
    (bits >> 8) & 255,
    (bits >> 16) & 255,
    (bits >> 24) & 255,
    0,
    0,
    0,
  ]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(4 + 8 + data.length);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return Buffer.concat([ascii('RIFF'), size, ascii('WEBPVP8L'), length, data]);
}

const box = (type: string, ...parts: Buffer[]): Buffer => {
  const data = Buffer.concat(parts);
  return Buffer.concat([u32(8 + data.length), ascii(type), data]);
};

/** The header of a picture as phones send it: where it says what it is, and how large. */
function boxed(brand: 'heic' | 'avif', width: number, height: number): Buffer {
  const ispe = box('ispe', u32(0), u32(width), u32(height));
  const ipma = box('ipma', u32(0), u32(1), u16(1), Buffer.from([1, 0x81]));
  const pitm = box('pitm', u32(0), u16(1));
  const infe = box(
    'infe',
    Buffer.from([2, 0, 0, 0]),
    u16(1),
    u16(0),
    ascii(brand === 'heic' ? 'hvc1' : 'av01'),
  );
  return Buffer.concat([
    box('ftyp', ascii(brand), u32(0), ascii(`mif1${brand}`)),
    box(
      'meta',
      u32(0),
      box('hdlr', u32(0), u32(0), ascii('pict'), Buffer.alloc(13)),
      pitm,
      box('iinf', u32(0), u16(1), infe),
      box('iprp', box('ipco', ispe), ipma),
    ),
    box('mdat', Buffer.alloc(64, 0xab)),
  ]);
}

export const heic = (width = 4032, height = 3024): Buffer => boxed('heic', width, height);
export const avif = (width = 640, height = 480): Buffer => boxed('avif', width, height);

export const pdf = (): Buffer =>
  ascii(
    '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
  );

/** One stored entry. */
export function zip(name = 'log.txt', content = 'all is well'): Buffer {
  const data = Buffer.from(content);
  const le = (value: number, bytes: 2 | 4) => {
    const out = Buffer.alloc(bytes);
    if (bytes === 2) out.writeUInt16LE(value);
    else out.writeUInt32LE(value);
    return out;
  };
  const facts = [
    le(20, 2),
    le(0, 2),
    le(0, 2),
    le(0, 4),
    le(crc32(data), 4),
    le(data.length, 4),
    le(data.length, 4),
    le(name.length, 2),
    le(0, 2),
  ];
  const local = Buffer.concat([ascii('PK\x03\x04'), ...facts, ascii(name), data]);
  const central = Buffer.concat([
    ascii('PK\x01\x02'),
    le(20, 2),
    ...facts,
    le(0, 2),
    le(0, 2),
    le(0, 2),
    le(0, 4),
    le(0, 4),
    ascii(name),
  ]);
  const end = [le(0, 2), le(0, 2), le(1, 2), le(1, 2), le(central.length, 4), le(local.length, 4), le(0, 2)];
  return Buffer.concat([local, central, ascii('PK\x05\x06'), ...end]);
}

export const gzip = (): Buffer => gzipSync('all is well');

/** As tills write it: with tags in the middle, and not in English. */
export const log = (lines = 400): Buffer =>
  Buffer.from(
    Array.from(
      { length: lines },
      (_, i) => `2026-03-04 09:${i} КАССА <receipt id="${i}"> оплата ✗ <script>`,
    ).join('\n'),
  );

export const utf16 = (): Buffer => Buffer.from('\ufeffОтчёт о смене\r\n', 'utf16le');

/** Bytes that are nothing in particular, the same each time. */
export function noise(size: number): Buffer {
  const out = Buffer.alloc(size);
  let state = 1;
  for (let i = 0; i < size; i += 1) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    out[i] = state >> 16;
  }
  return out;
}
