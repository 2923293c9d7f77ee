import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { Assets } from './assets.ts';

const folder = mkdtempSync(join(tmpdir(), 'vestka-'));
afterAll(() => rmSync(folder, { recursive: true }));

const script = 'console.log("north wind");\n'.repeat(40);
const long = Array.from({ length: 9_000 }, (_, n) => `say(${n * 7919});\n`).join('');
const picture = Buffer.alloc(400, 7);
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, 'assets', 'a.js'), script);
writeFileSync(join(folder, 'long.js'), long);
writeFileSync(join(folder, 'p.png'), picture);
writeFileSync(join(folder, 'secret.txt'), 'not of these');
const assets = new Assets(folder);

const ask = async (name: string, headers: Record<string, string>) => {
  const answer = await assets.answer(name, new Request('http://unused', { headers }), { 'X-Ours': 'yes' });
  if (!answer) throw new Error('no such file');
  return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) };
};

it.each([
  ['gzip, deflate, br', 'br', brotliDecompressSync],
  ['gzip, deflate', 'gzip', gunzipSync],
  ['', null, (bytes: Buffer) => bytes],
])('gives to one who takes "%s" what it can read, again and again', async (accept, encoding, open) => {
  for (const _ of [1, 2]) {
    const { headers, body } = await ask('assets/a.js', { 'accept-encoding': accept });
    expect(headers.get('content-encoding')).toBe(encoding);
    expect(headers.get('vary')).toBe('Accept-Encoding');
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(headers.get('x-ours')).toBe('yes');
    expect(open(body).toString()).toBe(script);
  }
});

it('compresses beside everything else: nothing waits for it but those who ask for the file', async () => {
  let answered = 0;
  const asked = (['br', 'br', 'gzip'] as const).map(async (accept) => {
    const headers = { 'accept-encoding': accept };
    const answer = await assets.answer('long.js', new Request('http://unused', { headers }), {});
    answered += 1;
    return Buffer.from((await answer?.arrayBuffer()) ?? new ArrayBuffer());
  });
  // What comes from another thread comes in a later turn of the loop than this.
  for (let n = 0; n < 50; n++) await null;
  expect(answered).toBe(0);
  const [first, second, third] = (await Promise.all(asked)) as [Buffer, Buffer, Buffer];
  expect(brotliDecompressSync(first).toString()).toBe(long);
  expect(second).toEqual(first);
  expect(gunzipSync(third).toString()).toBe(long);
});

it('does not compress a picture again', async () => {
  const { headers, body } = await ask('p.png', { 'accept-encoding': 'gzip, br' });
  expect(headers.get('content-encoding')).toBeNull();
  expect(body).toEqual(picture);
});

it('answers 304 to one who has it, and nothing to one who asks for what is not of these', async () => {
  const { headers } = await ask('assets/a.js', {});
  const again = await ask('assets/a.js', { 'if-none-match': headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
  expect(again.body).toHaveLength(0);
  for (const name of ['secret.txt', '../a.js', 'assets/b.js'])
    expect(await assets.answer(name, new Request('http://unused'), {})).toBeNull();
});
