import { Refused, refused } from '../commands/refused.ts';

/** The largest JSON body that is read, in bytes. */
const LARGEST = 262_144;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body: its type, its size and its encoding are checked before anything is parsed.
 * @returns the text as it came (it is what an intent is bound to) and the value
 * @throws Refused `unsupported_media_type`, `payload_too_large`, `bad_request`
 */
export async function readJson(request: Request): Promise<{ text: string; value: unknown }> {
  const type = request.headers.get('content-type') ?? '';
  if (
    !/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type) ||
    request.headers.has('content-encoding')
  ) {
    throw refused('unsupported_media_type');
  }
  const text = await readText(request);
  try {
    // The name can be spelt out or escaped. Looking at every key takes several times as long as reading the rest.
    const suspect = text.includes('__proto__') || text.includes('\\u');
    return { text, value: JSON.parse(text, suspect ? keepNoPrototype : undefined) };
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw refused('bad_request', { detail: 'The body is not JSON.' });
  }
}

async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length')) > LARGEST) throw refused('payload_too_large');
  const bytes = await readBytes(request);
  try {
    return utf8.decode(bytes);
  } catch {
    throw refused('bad_request', { detail: 'The body is not UTF-8.' });
  }
}

/** A declared length needs no counting: the HTTP parser holds the sender to it. */
async function readBytes(request: Request): Promise<Uint8Array> {
  if (request.headers.has('content-length')) return new Uint8Array(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST) throw refused('payload_too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function keepNoPrototype(key: string, value: unknown): unknown {
  if (key !== '__proto__') return value;
  throw refused('validation_failed', {
    errors: [{ path: '__proto__', code: 'unknown_field', message: 'This field is not known here.' }],
  });
}
