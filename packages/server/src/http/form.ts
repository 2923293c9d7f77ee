import { refused } from '../commands/refused.ts';

/**
 * Reads what a plain form sends.
 *
 * @param largest in bytes
 * @throws Refused `unsupported_media_type`, `payload_too_large`, `bad_request`
 */
export async function readForm(request: Request, largest: number): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type) || request.headers.has('content-encoding'))
    throw refused('unsupported_media_type');
  if (Number(request.headers.get('content-length')) > largest) throw refused('payload_too_large');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > largest) throw refused('payload_too_large');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('latin1');
  // A form sends ASCII alone: everything else is spelt out.
  if (/[^\x20-\x7e]/.test(text)) throw refused('bad_request');
  return new URLSearchParams(text);
}
