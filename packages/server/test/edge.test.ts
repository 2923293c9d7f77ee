import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  bare,
  call,
  MINUTE,
  openCustomer,
  openHouse,
  openWorkspace,
  type TestHouse,
  type Workspace,
} from './house.ts';

let house: TestHouse;
let A: Workspace;

beforeAll(async () => {
  house = await openHouse();
  A = await openWorkspace(house);
});
afterAll(() => house.close());

afterEach(async () => {
  expect((await call(house.url, 'GET', '/healthz')).text).toBe('ok');
  expect(house.faults).toEqual([]);
});

/** Bytes as they are on a socket of their own. @returns what came back until the server closed it */
function bytes(text: string, { reset = false } = {}): Promise<string> {
  return new Promise((done) => {
    let got = '';
    const socket = connect(Number(new URL(house.url).port), '127.0.0.1', () => {
      socket.write(text, () => reset && socket.resetAndDestroy());
    });
    socket.on('data', (chunk) => {
      got += chunk;
    });
    socket.on('error', () => {});
    socket.on('close', () => done(got));
  });
}

const ends = 'Connection: close\r\n\r\n';
const WS =
  'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\n\r\n';

test.each([
  ['an address of two slashes', `GET // HTTP/1.1\r\nHost: x\r\n${ends}`],
  ['an address that is no address', `GET http://[ HTTP/1.1\r\nHost: x\r\n${ends}`],
  ['a host that is none', `GET /v1/tickets HTTP/1.1\r\nHost: a b/c?d\r\n${ends}`],
  ['a host with a name in it', `GET /v1/tickets HTTP/1.1\r\nHost: me@evil\r\n${ends}`],
  ['no host', `GET /v1/tickets HTTP/1.1\r\n${ends}`],
  ['an asterisk', `OPTIONS * HTTP/1.1\r\nHost: x\r\n${ends}`],
  ['a method of its own', `BREW /v1/tickets HTTP/1.1\r\nHost: x\r\n${ends}`],
  ['not HTTP', 'hello\r\n\r\n'],
  [
    'two lengths',
    `POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n${ends}{}`,
  ],
  [
    'a length and chunks',
    `POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n${ends}0\r\n\r\n`,
  ],
  ['a header of 64 kB', `GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(65_536)}\r\n${ends}`],
])('%s is refused, and the server lives', async (_, text) => {
  expect(await bytes(text)).toMatch(/^HTTP\/1\.1 4\d\d /);
});

test.each([
  ['elsewhere', `GET /v1/nothing HTTP/1.1\r\nHost: x\r\n${WS}`, 404],
  ['an address of two slashes', `GET // HTTP/1.1\r\nHost: x\r\n${WS}`, 404],
  ['an address that is no address', `GET http://[ HTTP/1.1\r\nHost: x\r\n${WS}`, 404],
  ['a token in the address', `GET /v1/live?token=cs_1 HTTP/1.1\r\nHost: x\r\n${WS}`, 400],
  ['another site', `GET /v1/agent/live HTTP/1.1\r\nHost: x\r\nOrigin: http://evil.example\r\n${WS}`, 403],
  ['no site', `GET /v1/agent/live HTTP/1.1\r\nHost: x\r\nOrigin: null\r\n${WS}`, 403],
  ['another method', `POST /v1/live HTTP/1.1\r\nHost: x\r\n${WS}`, 405],
])('an upgrade from or to %s is refused, and the server lives', async (_, text, status) => {
  expect(await bytes(text)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
});

test('an upgrade whose sender is gone before the answer harms nobody', async () => {
  for (let i = 0; i < 20; i += 1) {
    await bytes(`GET /v1/nothing HTTP/1.1\r\nHost: x\r\n${WS}`, { reset: true });
    await bytes(`GET /v1/live HTTP/1.1\r\nHost: x\r\n${WS}`, { reset: true });
  }
});

test('an offer of HTTP/2 is not taken for a WebSocket', async () => {
  const offer =
    'Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\nConnection: Upgrade, HTTP2-Settings, close\r\n\r\n';
  expect(await bytes(`GET /healthz HTTP/1.1\r\nHost: x\r\n${offer}`)).toMatch(/^HTTP\/1\.1 200 /);
});

test('what a page may read, and what it must not keep', async () => {
  const customer = await openCustomer(house, A);
  for (const reply of [
    await call(house.url, 'GET', '/v1/tickets', { ...customer, headers: { origin: 'https://shop.example' } }),
    await call(house.url, 'GET', '/v1/tickets', { headers: { origin: 'https://shop.example' } }),
  ]) {
    expect(reply.headers.get('access-control-allow-origin')).toBe('*');
    expect(reply.headers.get('access-control-allow-credentials')).toBeNull();
    expect(reply.headers.get('access-control-expose-headers')).toContain('Retry-After');
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(reply.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    expect(reply.headers.get('date')).toBe(new Date(house.clock.now()).toUTCString());
  }
  const team = await call(house.url, 'GET', '/v1/agent/queue', {
    headers: { origin: 'https://shop.example' },
  });
  expect(team.headers.get('access-control-allow-origin')).toBeNull();
  expect(team.headers.get('cache-control')).toBe('no-store');
});

test('a preflight allows what customers’ pages send, and nothing of the team', async () => {
  const ask = { origin: 'https://shop.example', 'access-control-request-method': 'POST' };
  const customers = await bare(house.url, 'OPTIONS', '/v1/tickets', ask);
  expect(customers.status).toBe(204);
  expect(customers.headers).toMatchObject({ 'access-control-allow-origin': '*' });
  for (const header of ['Authorization', 'Content-Type', 'Idempotency-Key'])
    expect(customers.headers['access-control-allow-headers']).toContain(header);
  const team = await bare(house.url, 'OPTIONS', '/v1/agent/queue', ask);
  expect(team.headers['access-control-allow-origin']).toBeUndefined();
});

test('X-Forwarded-For counts only behind a proxy that is trusted', async () => {
  const limits = { sessions: { most: 2, per: 60_000 } };
  for (const trustProxy of [false, true]) {
    const small = await openHouse({ limits, site: { trustProxy } });
    const { key } = await openWorkspace(small);
    const statuses: number[] = [];
    for (let i = 0; i < 4; i += 1) {
      const headers = { 'x-forwarded-for': `10.0.0.${i}` };
      const reply = await call(small.url, 'POST', '/v1/sessions', { body: { key }, headers });
      statuses.push(reply.status);
      if (reply.status === 429) {
        expect(reply.body.code).toBe('rate_limited');
        expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
      }
    }
    expect(statuses).toEqual(trustProxy ? [201, 201, 201, 201] : [201, 201, 429, 429]);
    await small.close();
  }
});

test('whoever has a network of IPv6 has no limit for each of its addresses', async () => {
  const limits = {
    sessions: { most: 1, per: MINUTE },
    links: { most: 1, per: MINUTE },
    logins: { most: 1, per: MINUTE },
  };
  const small = await openHouse({ limits, site: { trustProxy: true } });
  const { key, agent } = await openWorkspace(small);
  const wrong = { email: agent.email, password: 'a wrong guess' };
  const from = async (address: string) => {
    const headers = { 'x-forwarded-for': address };
    const as = { origin: small.url };
    const replies = await Promise.all([
      call(small.url, 'POST', '/v1/sessions', { body: { key }, headers }),
      call(small.url, 'POST', '/v1/agent/sessions', { body: wrong, as, headers }),
      call(small.url, 'GET', '/approval/x', { headers }),
    ]);
    return replies.map(({ status }) => status);
  };
  expect(await from('2001:db8:0:1::1')).toEqual([201, 401, 403]);
  expect(await from('2001:db8:0:1:ffff::2')).toEqual([429, 429, 429]);
  expect(await from('2001:db8:0:2::1')).toEqual([201, 401, 403]);
  await small.close();
});
