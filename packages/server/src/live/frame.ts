import { toWire } from '../log/read.ts';
import type { StoredEvent } from '../log/types.ts';

/** One event as it goes over the wire, encoded once for everybody who hears it. */
export interface Frame {
  readonly id: number;
  readonly bytes: Buffer;
}

/** The frames of one commit for the same ears: as they are, and joined, so that each socket costs one write. */
export interface Batch {
  readonly frames: readonly Frame[];
  readonly bytes: Buffer;
}

export const frameOf = (event: StoredEvent): Frame => ({
  id: event.id,
  bytes: textFrame(JSON.stringify({ type: 'event', event: toWire(event) })),
});

export function batchOf(frames: readonly Frame[]): Batch {
  const [first] = frames;
  const bytes = first && frames.length === 1 ? first.bytes : Buffer.concat(frames.map((one) => one.bytes));
  return { frames, bytes };
}

/** A whole WebSocket frame as a server sends it: text, final, not masked, not compressed (RFC 6455, 5.2). */
export function textFrame(text: string): Buffer {
  const size = Buffer.byteLength(text);
  const header = size < 126 ? 2 : size < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + size);
  frame[0] = 0x81;
  if (header === 2) {
    frame[1] = size;
  } else if (header === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(size, 2);
  } else {
    frame[1] = 127;
    frame.writeUInt32BE(0, 2);
    frame.writeUInt32BE(size, 6);
  }
  frame.write(text, header);
  return frame;
}
