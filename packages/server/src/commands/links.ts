import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { House } from './house.ts';
import { refused } from './refused.ts';

/** What a link is for. One made for one purpose opens nothing else. */
export type LinkPurpose = 'file' | 'report' | 'approval';

/** What a link says: it is not secret to its holder, but nobody else can make one. */
export interface Link {
  readonly workspace: string;
  readonly purpose: LinkPurpose;
  /** Ids and options, as the purpose needs them. */
  readonly parts: readonly string[];
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

const Payload = z.tuple([z.string(), z.number().int(), z.array(z.string())]);

/** A link as a token for an address: a payload and its HMAC, keyed by workspace and purpose. */
export async function signLink(house: House, link: Link): Promise<string> {
  const key = await keyOf(house, link.workspace, link.purpose);
  const payload = Buffer.from(JSON.stringify([link.workspace, link.expiresAt, link.parts])).toString(
    'base64url',
  );
  return `${payload}.${mac(key, payload)}`;
}

/**
 * What a token says, if it was made here for this purpose and has not expired.
 * @throws Refused `link_invalid`
 */
export async function openLink(house: House, purpose: LinkPurpose, token: string): Promise<Link> {
  // Nothing before, between or behind the two: a link that works is one that was made, letter for letter.
  const [payload = '', given = '', ...more] = token.split('.');
  if (more.length) throw refused('link_invalid');
  const said = Payload.safeParse(parse(payload));
  if (!said.success) throw refused('link_invalid');
  const [workspace, expiresAt, parts] = said.data;
  const key = await keyOf(house, workspace, purpose);
  if (!same(mac(key, payload), given) || expiresAt <= house.clock.now()) throw refused('link_invalid');
  return { workspace, purpose, parts, expiresAt };
}

async function keyOf(house: House, workspace: string, purpose: LinkPurpose): Promise<Buffer> {
  const row = await house.directory.workspace(workspace);
  if (!row) throw refused('link_invalid');
  return createHmac('sha256', row.secret).update(`link ${purpose}`).digest();
}

const mac = (key: Buffer, payload: string): string =>
  createHmac('sha256', key).update(payload).digest('base64url');

function parse(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
