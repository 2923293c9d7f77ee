import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLink, signLink } from '../src/commands/links.ts';
import { MINUTE, openHouse, openWorkspace, type TestHouse, type Workspace } from './house.ts';

let house: TestHouse;
let A: Workspace;
let B: Workspace;
beforeAll(async () => {
  house = await openHouse();
  A = await openWorkspace(house);
  B = await openWorkspace(house);
});
afterAll(() => house.close());

const sign = (parts: string[] = ['tk_1', 'ru'], workspace = A.id) =>
  signLink(house.app.house, {
    workspace,
    purpose: 'report',
    parts,
    expiresAt: house.clock.now() + MINUTE,
  });
const open = (token: string, purpose: 'report' | 'file' | 'approval' = 'report') =>
  openLink(house.app.house, purpose, token);
const refusal = { refusal: { refused: 'link_invalid' } };

test('a link says what it was made with, in an address without escapes', async () => {
  const token = await sign(['tk_1', 'ru', 'Europe/Berlin']);
  expect(token).toMatch(/^[\w-]+\.[\w-]{43}$/);
  expect(await open(token)).toEqual({
    workspace: A.id,
    purpose: 'report',
    parts: ['tk_1', 'ru', 'Europe/Berlin'],
    expiresAt: house.clock.now() + MINUTE,
  });
});

test('it opens nothing but what it was made for', async () => {
  const token = await sign();
  await expect(open(token, 'file')).rejects.toMatchObject(refusal);
  await expect(open(token, 'approval')).rejects.toMatchObject(refusal);
});

test('it lives until its end, and not at its end', async () => {
  const token = await sign();
  await house.clock.moveBy(MINUTE - 1);
  await expect(open(token)).resolves.toMatchObject({ parts: ['tk_1', 'ru'] });
  await house.clock.moveBy(1);
  await expect(open(token)).rejects.toMatchObject(refusal);
});

test('nobody makes one, nor makes another of it', async () => {
  const token = await sign();
  const [payload = '', mac = ''] = token.split('.');
  const [workspace, expiresAt, parts] = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const write = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const own = (text: string) => createHmac('sha256', 'guess').update(text).digest('base64url');
  const foreign = (await sign(parts, B.id)).split('.');
  const forged = [
    `${write([workspace, expiresAt + MINUTE, parts])}.${mac}`,
    `${write([workspace, expiresAt, ['tk_2', 'ru']])}.${mac}`,
    `${write([B.id, expiresAt, parts])}.${mac}`,
    `${payload}.${foreign[1]}`,
    `${payload}.${own(payload)}`,
    `${payload}.${mac.slice(0, -1)}`,
    `${payload}.${mac}x`,
    `${payload}.`,
    payload,
    '',
    '.',
    `${write(['ws_none', expiresAt, parts])}.${mac}`,
    `${write([workspace, 'x', parts])}.${mac}`,
    `${write(null)}.${mac}`,
    `${payload}.${'é'.repeat(43)}`,
  ];
  for (const one of forged) await expect(open(one), one).rejects.toMatchObject(refusal);
  await expect(open(token)).resolves.toBeDefined();
});
