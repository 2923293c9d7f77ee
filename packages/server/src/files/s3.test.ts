import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { AwsV4Signer } from 'aws4fetch';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bucketStore, StoreUnavailable } from './s3.ts';

/** The examples of AWS's documentation, “Signature Version 4: examples for a single chunk”. */
const EXAMPLE = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
  service: 's3',
  datetime: '20130524T000000Z',
};
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

test.each([
  [
    'GET',
    'https://examplebucket.s3.amazonaws.com/test.txt',
    { range: 'bytes=0-9', 'x-amz-content-sha256': EMPTY },
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  ],
  [
    'PUT',
    'https://examplebucket.s3.amazonaws.com/test$file.text',
    {
      date: 'Fri, 24 May 2013 00:00:00 GMT',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
    },
    '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  ],
  [
    'GET',
    'https://examplebucket.s3.amazonaws.com/?lifecycle',
    { 'x-amz-content-sha256': EMPTY },
    'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  ],
])('AWS’s own example: %s %s', async (method, url, headers, signature) => {
  const signed = await new AwsV4Signer({ ...EXAMPLE, method, url, headers, allHeaders: true }).sign();
  expect(signed.headers.get('authorization')).toMatch(new RegExp(`Signature=${signature}$`));
});

const KEYS = { region: 'eu-1', accessKeyId: 'key', secretAccessKey: 'se/cr+et' };
const seen: { request: IncomingMessage; body: string }[] = [];
let status = 200;
let base: string;
const server = createServer(async (request, response) => {
  const body = await text(request);
  seen.push({ request, body });
  response.writeHead(isSigned(request, body) ? status : 403);
  response.end(status === 200 ? 'bytes' : '<Error><Code>Slow</Code></Error>');
});
const folder = mkdtempSync(join(tmpdir(), 'vestka-'));
const path = join(folder, 'file');

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bucket`;
  writeFileSync(path, 'content');
});
beforeEach(() => {
  seen.length = 0;
  status = 200;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** Signature Version 4 once more, from its specification, as the service reckons it. */
function isSigned({ method, url = '', headers }: IncomingMessage, body: string): boolean {
  const said = /Credential=key\/(\d{8})\/eu-1\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=(\w+)$/;
  const [, day = '', names = '', signature] = said.exec(headers.authorization ?? '') ?? [];
  const hash = (data: string) => createHash('sha256').update(data).digest('hex');
  if (headers['x-amz-content-sha256'] !== hash(body)) return false;
  const lines = names.split(';').map((name) => `${name}:${headers[name]}\n`);
  const canonical = [method, url, '', lines.join(''), names, headers['x-amz-content-sha256']].join('\n');
  const scope = `${day}/eu-1/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hash(canonical)].join('\n');
  const mac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();
  const key = [day, 'eu-1', 's3', 'aws4_request'].reduce<string | Buffer>(mac, `AWS4${KEYS.secretAccessKey}`);
  return mac(key, toSign).toString('hex') === signature;
}

test('a file goes there in one piece, as long as it says', async () => {
  await bucketStore({ url: base, ...KEYS }).keep('at_1', path, 7);
  const [{ request, body } = { request: { headers: {} } as IncomingMessage, body: '' }] = seen;
  expect([request.method, request.url, body]).toEqual(['PUT', '/bucket/at_1', 'content']);
  expect(request.headers).toMatchObject({ 'content-length': '7' });
  expect(request.headers['transfer-encoding']).toBeUndefined();
});

test('it is read by the stretch, and removed', async () => {
  const store = bucketStore({ url: base, ...KEYS });
  expect(await text(await store.read('at_1', { from: 1, to: 5 }))).toBe('bytes');
  await store.remove('at_1');
  expect(seen.map(({ request }) => [request.method, request.headers.range])).toEqual([
    ['GET', 'bytes=1-5'],
    ['DELETE', undefined],
  ]);
  status = 404;
  await store.remove('at_1');
  await expect(store.read('at_1', { from: 0, to: 1 })).rejects.toThrow(StoreUnavailable);
});

test('a wrong secret, a service that fails or is away: said so, without the secret', async () => {
  const wrong = bucketStore({ url: base, ...KEYS, secretAccessKey: 'wrong' });
  await expect(wrong.keep('at_1', path, 7)).rejects.toThrow(/FILES_URL.* PUT at_1: 403/);
  status = 500;
  await expect(bucketStore({ url: base, ...KEYS }).remove('at_1')).rejects.toThrow('500 Slow');
  const away = bucketStore({ url: 'http://127.0.0.1:1/bucket', ...KEYS });
  const error = await away.keep('at_1', path, 7).catch((no) => no);
  expect(error).toBeInstanceOf(StoreUnavailable);
  expect(String(error.stack)).not.toContain(KEYS.secretAccessKey);
});
