import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { manage } from '../src/cli/manage.ts';
import { sentenceFor } from '../src/cli/sentence.ts';
import { serve } from '../src/cli/serve.ts';
import { ConfigError, readConfig } from '../src/config.ts';
import { call } from './house.ts';
import { type Program, run, start } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'vestka-'));
const data = join(folder, 'data');
const running: Program[] = [];
afterEach(async () => {
  for (const program of running.splice(0)) {
    program.process.kill('SIGTERM');
    await program.ended;
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const started = async (...more: Parameters<typeof start>) => {
  const program = await start(...more);
  running.push(program);
  return program;
};

const MEGABYTE = 1024 * 1024;

/** One sentence for the person who typed it, and exit code 2. */
async function saidNo(args: string[], env: Record<string, string>, names: RegExp): Promise<void> {
  const program = run(args, env);
  expect([await program.ended, program.stdout()], program.stderr()).toEqual([2, '']);
  expect(program.stderr()).toMatch(names);
  expect(program.stderr().trimEnd().split('\n')).toHaveLength(1);
  expect(program.stderr()).not.toMatch(/ {4}at |node:internal/);
}

describe('a wrong setting is one sentence that names it', () => {
  test.each<[string[], Record<string, string>, RegExp]>([
    [['--port', '70000'], {}, /PORT/],
    [['--port', ''], {}, /PORT/],
    [['--port', '-1'], {}, /port/i],
    [[], { PORT: 'http' }, /PORT/],
    [[], { DATABASE_URL: 'postgres://x' }, /DATABASE_URL/],
    [[], { DATABASE_URL: 'http://' }, /DATABASE_URL/],
    [[], { DATABASE_URL: 'libsql:somewhere' }, /DATABASE_URL/],
    [[], { DATABASE_URL: 'https://db.example?authToken=x' }, /DATABASE_AUTH_TOKEN/],
    [[], { DATABASE_URL: 'https://user:x@db.example' }, /DATABASE_AUTH_TOKEN/],
    [[], { DATABASE_URL: 'file:' }, /DATABASE_URL/],
    [[], { PUBLIC_URL: 'support.example' }, /PUBLIC_URL/],
    [[], { PUBLIC_URL: 'ftp://support.example' }, /PUBLIC_URL/],
    [[], { TRUST_PROXY: 'yes' }, /TRUST_PROXY/],
    [[], { LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
    [[], { FILES_URL: 'https://files.example' }, /FILES_URL/],
    [[], { FILES_URL: 'file:' }, /FILES_URL/],
    [[], { FILES_URL: 's3://files.example/bucket' }, /FILES_URL/],
    [[], { FILES_URL: 's3://key:secret@files.example' }, /FILES_URL/],
    [[], { FILES_URL: 's3://key:secret@files.example/bucket/below' }, /FILES_URL/],
    [[], { FILES_URL: 's3://key:sec%ret@files.example/bucket' }, /FILES_URL/],
    [[], { FILE_MAX_MB: '0' }, /FILE_MAX_MB/],
    [[], { FILE_MAX_MB: '1.5' }, /FILE_MAX_MB/],
    [[], { FILES_PER_DAY_MB: 'much' }, /FILES_PER_DAY_MB/],
    [[], { FILES_PER_AGENT_MB: '0' }, /FILES_PER_AGENT_MB/],
    [[], { FILES_PER_ADDRESS_MB: '-1' }, /FILES_PER_ADDRESS_MB/],
    [[], { FILES_PER_WORKSPACE_MB: '0' }, /FILES_PER_WORKSPACE_MB/],
    [[], { FILES_RESERVE_MB: '1e3' }, /FILES_RESERVE_MB/],
    [['--host', ''], {}, /--host/],
    [['--data', ''], {}, /--data/],
    [['--colour'], {}, /--colour/],
  ])('%j %j', (args, env, names) => {
    expect(() => readConfig(args, env)).toThrow(ConfigError);
    expect(() => readConfig(args, env)).toThrow(names);
  });

  test('what is not set has its default; what is empty is not set', () => {
    const empty = {
      PORT: '',
      DATABASE_URL: '',
      PUBLIC_URL: '',
      FILES_URL: '',
      TRUST_PROXY: '',
      LOG_LEVEL: '',
    };
    for (const env of [{}, empty]) {
      expect(readConfig([], env).config).toEqual({
        port: 8787,
        host: '127.0.0.1',
        data: join(process.cwd(), 'data'),
        database: join(process.cwd(), 'data', 'vestka.db'),
        files: {
          folder: join(process.cwd(), 'data', 'files'),
          limits: {
            largest: 50 * MEGABYTE,
            perDay: 200 * MEGABYTE,
            perAgent: 2_000 * MEGABYTE,
            perAddress: 1_000 * MEGABYTE,
            perWorkspace: 20_000 * MEGABYTE,
            reserve: 500 * MEGABYTE,
          },
        },
        publicUrl: undefined,
        trustProxy: false,
        logLevel: 'error',
        json: false,
      });
    }
    const set = {
      PORT: '1',
      DATABASE_URL: 'file:/srv/v.db',
      PUBLIC_URL: 'https://s.example/',
      TRUST_PROXY: '1',
    };
    expect(readConfig(['--port', '0', '--json'], set).config).toMatchObject({
      port: 0,
      database: '/srv/v.db',
      publicUrl: 'https://s.example',
      trustProxy: true,
      json: true,
    });
    const server = { DATABASE_URL: 'libsql://db.example', DATABASE_AUTH_TOKEN: 't' };
    expect(readConfig([], server).config.database).toEqual({ url: 'libsql://db.example', authToken: 't' });
  });

  test('files are kept in a folder, or in a bucket of any service that speaks S3', () => {
    const files = (env: Record<string, string>) => readConfig(['--data', '/srv'], env).config.files;
    expect(files({ FILES_URL: 'file:/mnt/files' })).toMatchObject({ folder: '/mnt/files' });
    const limits = {
      FILE_MAX_MB: '5',
      FILES_PER_DAY_MB: '7',
      FILES_PER_AGENT_MB: '8',
      FILES_PER_ADDRESS_MB: '9',
      FILES_PER_WORKSPACE_MB: '10',
      FILES_RESERVE_MB: '0',
    };
    expect(files(limits).limits).toEqual({
      largest: 5 * MEGABYTE,
      perDay: 7 * MEGABYTE,
      perAgent: 8 * MEGABYTE,
      perAddress: 9 * MEGABYTE,
      perWorkspace: 10 * MEGABYTE,
      reserve: 0,
    });
    const bucketOf = (url: string) => files({ FILES_URL: url }).bucket;
    const keys = { accessKeyId: 'KEY', secretAccessKey: 'a/b+c', region: 'eu-1' };
    expect(bucketOf('s3://KEY:a%2Fb%2Bc@files.example/shop?region=eu-1')).toEqual({
      ...keys,
      url: 'https://files.example/shop',
    });
    expect(bucketOf('s3://K:S@127.0.0.1:9000/shop')).toMatchObject({
      url: 'http://127.0.0.1:9000/shop',
      region: 'us-east-1',
    });
    expect(bucketOf('s3+http://K:S@minio:9000/shop/')).toMatchObject({ url: 'http://minio:9000/shop' });
    expect(files({ FILES_URL: 's3://K:S@files.example/shop' }).folder).toBe('/srv/files');
  });

  const file = join(folder, 'a-file');
  const config = (env: Record<string, string>, ...args: string[]) =>
    readConfig(['--port', '0', '--data', join(folder, 'spare'), ...args], env).config;
  const sentence = (doing: Promise<unknown>) => doing.then(() => 'it went well', sentenceFor);

  test('and so is what turns out to be wrong only when it is used', async () => {
    writeFileSync(file, 'not a folder, and not a database at all, however long it is');
    mkdirSync(join(folder, 'folder.db'));
    for (const DATABASE_URL of [`file:${file}`, `file:${folder}/folder.db`, `file:${file}/below.db`])
      expect(await sentence(serve(config({ DATABASE_URL }), false))).toMatch(/^[^\n]*DATABASE_URL[^\n]*$/);
    expect(await sentence(serve(config({}, '--data', file), false))).toMatch(/--data/);
    expect(await sentence(serve(config({ FILES_URL: `file:${file}` }), false))).toMatch(/FILES_URL/);
    for (const command of ['frobnicate', 'constructor', '__proto__'])
      expect(await sentence(manage(config({}), command, []))).toContain(command);
    expect(sentenceFor(new TypeError('our fault'))).toBeUndefined();
  });

  test('and so is a port or an address that is not to be had', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const at = (data: string, ...more: string[]) =>
      serve(config({}, '--data', join(folder, data), ...more), false);
    expect(await sentence(at('taken', '--port', String(port)))).toMatch(/--port, PORT/);
    expect(await sentence(at('afar', '--host', '203.0.113.7'))).toMatch(/--host/);
    expect(await sentence(at('nowhere', '--host', 'no.such.host.invalid'))).toMatch(/--host/);
    taken.close();
  });

  test('and so it is on the command line', async () => {
    await Promise.all([saidNo(['start', '--port', 'x'], {}, /PORT/), saidNo(['start', '8787'], {}, /8787/)]);
  }, 60_000);
});

test('the demo says in one line where everything is, and it is there', async () => {
  const { ready, stdout } = await started(data);
  expect(stdout().trimEnd().split('\n')).toHaveLength(1);
  expect(ready).toEqual({
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    admin: `${ready.url}/admin/`,
    demo: `${ready.url}/demo`,
    publishableKey: expect.stringMatching(/^pk_\w{43}$/),
    secretKey: expect.stringMatching(/^sk_\w{43}$/),
    agent: { email: expect.stringContaining('@'), password: expect.any(String) },
  });
  const shop = await call<string>(ready.url, 'GET', '/demo');
  expect([shop.status, shop.text.includes(ready.publishableKey)]).toEqual([200, true]);
  const tongue = async (query: string, accepted: string) => {
    const { text } = await call<string>(ready.url, 'GET', `/demo${query}`, {
      headers: { 'accept-language': accepted },
    });
    expect(text, 'all of its words are there').not.toMatch(/\{\{|undefined/);
    return text;
  };
  expect(await tongue('', 'ru-RU,ru;q=0.9')).toMatch(/<html lang="ru" dir="ltr">.*Горная мята/s);
  expect(await tongue('?lang=ar', 'ru')).toMatch(
    /<html lang="ar" dir="rtl">.*href="\?lang=en".*href="\?lang=ru"/s,
  );
  expect(await tongue('?lang=xx"><b>', 'fr')).toMatch(/<html lang="en" dir="ltr">.*Mountain mint/s);
  const login = await call(ready.url, 'POST', '/v1/agent/sessions', { body: ready.agent });
  expect(login.status).toBe(201);
  const me = { authorization: `Bearer ${ready.secretKey}`, 'vestka-agent': ready.agent.email };
  expect((await call(ready.url, 'GET', '/v1/agent/me', { as: me })).status).toBe(200);
  expect(statSync(join(data, 'demo.json')).mode & 0o077, 'the keys are for nobody else').toBe(0);

  // One process a file; and whoever comes second says so.
  await saidNo(['workspace', 'Second', '--data', data], { TMPDIR: folder }, /Another process/);
  running[0]?.process.kill('SIGTERM');
  expect(await running[0]?.ended).toBe(0);

  const again = await started(data);
  expect({ ...again.ready, url: '', admin: '', demo: '' }).toEqual({
    ...ready,
    url: '',
    admin: '',
    demo: '',
  });
}, 60_000);

test('workspaces, agents and keys come from the command line', async () => {
  const own = ['--data', join(folder, 'managed')];
  const program = run(['workspace', 'Shop', 'Europe/Riga', ...own]);
  expect(await program.ended, program.stderr()).toBe(0);
  const { id } = JSON.parse(program.stdout()) as { id: string };
  const { config } = readConfig(own, {});
  // The rest of what it does with its arguments needs no process of its own.
  const does = async (command: string, ...args: string[]) => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    await manage(config, command, args);
    const [said] = log.mock.calls[0] as [string];
    log.mockRestore();
    return JSON.parse(said) as Record<string, string>;
  };
  const agent = await does('agent', id, 'Anna@shop.example', 'Anna', 'correct horse', 'lead');
  const { secretKey } = await does('key', id);
  const refused = async (command: string, args: string[], names: RegExp) => {
    const said = await manage(config, command, args).catch(sentenceFor);
    expect(said).toMatch(names);
  };
  await refused('workspace', ['Shop', 'Mars/Base'], /Mars\/Base/);
  await refused('workspace', [], /NAME/);
  await refused('agent', [id, 'anna@shop.example', 'Again', 'correct horse'], /e-mail/);
  await refused('agent', [id, 'b@shop.example', 'B', 'correct horse', 'king'], /role/);
  await refused('key', ['ws_nowhere'], /workspace/);

  const { ready } = await started(join(folder, 'managed'), ['start']);
  const as = { authorization: `Bearer ${secretKey}`, 'vestka-agent': 'anna@shop.example' };
  const me = await call<object>(ready.url, 'GET', '/v1/agent/me', { as });
  expect(me.body).toMatchObject({
    agent: { id: agent.id, name: 'Anna', role: 'lead' },
    workspace: { id, name: 'Shop', zone: 'Europe/Riga' },
  });
  expect(ready, 'without the demo there are no keys to show').toEqual({
    url: ready.url,
    admin: `${ready.url}/admin/`,
  });
  expect((await call(ready.url, 'GET', '/demo')).status).toBe(404);
  const bytes = readFileSync(join(folder, 'managed', 'vestka.db'));
  expect(bytes.includes(secretKey as string), 'a secret key is kept as its hash').toBe(false);
}, 60_000);
