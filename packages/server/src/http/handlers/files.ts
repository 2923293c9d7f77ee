import type { IncomingMessage } from 'node:http';
import type { Attachment } from '@vestka/sdk/protocol';
import type { Who } from '../../commands/carry-out.ts';
import type { FileRow } from '../../commands/file-stream.ts';
import { factOf } from '../../commands/files.ts';
import type { House } from '../../commands/house.ts';
import { signLink } from '../../commands/links.ts';
import { reachFile } from '../../commands/reach-file.ts';
import { announceFile, dropFile, receiveFile } from '../../commands/receive-file.ts';
import { refused } from '../../commands/refused.ts';
import type { Ask, Handlers } from '../api.ts';
import type { Counter } from '../limits.ts';
import { SentFrom } from '../sent-from.ts';
import { callerNetwork, originOf, type Site } from '../site.ts';
import { customerOf, whoOf } from './shared.ts';

type Names =
  | 'announceFile'
  | 'appendFile'
  | 'getFile'
  | 'dropFile'
  | 'announceTeamFile'
  | 'appendTeamFile'
  | 'getTeamFile'
  | 'dropTeamFile';

/** An address lasts this long at least, and at most twice as long, in milliseconds. Within it, it stays the same. */
const LASTS = 5 * 60_000;

/** Files of customers and of the team: the same rules, by whoever asks. */
export function fileHandlers(house: House, site: Site, acting: Counter): Pick<Handlers, Names> {
  const sent = new SentFrom(house.files.limits.perAddress, house.clock);

  async function reply(row: FileRow, incoming: IncomingMessage) {
    const { id, name, state, size, workspace } = row;
    const offset = state === 'uploading' ? await house.files.incoming.offset(id) : size;
    const expiresAt = (Math.ceil(house.clock.now() / LASTS) + 1) * LASTS;
    const isReady = state === 'ready';
    const token = isReady
      ? await signLink(house, { workspace, purpose: 'file', parts: [id], expiresAt })
      : null;
    const attachment: Attachment = {
      id,
      name,
      ...factOf(row),
      state,
      offset,
      url: token && `${originOf(site, incoming)}/files/${token}`,
      urlExpiresAt: token && new Date(expiresAt).toISOString(),
    };
    return { attachment };
  }

  type Announce = Pick<Ask<'announceFile'>, 'act' | 'body' | 'incoming'>;
  type Append = Pick<Ask<'appendFile'>, 'params' | 'query' | 'incoming'>;
  type Named = Pick<Ask<'getFile'>, 'params' | 'incoming'>;

  const announce = async (who: Who, { act, body, incoming }: Announce) => {
    acting.take(who.actor.id ?? '');
    const origin = who.customer === undefined ? undefined : sent.of(callerNetwork(site, incoming));
    return reply(await announceFile(house, who, body, act, origin), incoming);
  };
  const append = async (who: Who, { params, query, incoming }: Append) => {
    const length = bytesOf(incoming);
    const piece = { offset: query.offset, length, source: incoming };
    return reply(await receiveFile(house, who, params.id, piece), incoming);
  };
  const look = async (who: Who, { params, incoming }: Named) =>
    reply(await reachFile(house, who, params.id), incoming);
  const drop = async (who: Who, { params, incoming }: Named) => {
    const { state, size, createdAt } = await dropFile(house, who, params.id);
    if (state === 'uploading') sent.giveBack(callerNetwork(site, incoming), size, createdAt);
    return undefined;
  };

  return {
    announceFile: (ask) => announce(customerOf(ask.caller), ask),
    appendFile: (ask) => append(customerOf(ask.caller), ask),
    getFile: (ask) => look(customerOf(ask.caller), ask),
    dropFile: (ask) => drop(customerOf(ask.caller), ask),
    announceTeamFile: (ask) => announce(whoOf(ask.caller), ask),
    appendTeamFile: (ask) => append(whoOf(ask.caller), ask),
    getTeamFile: (ask) => look(whoOf(ask.caller), ask),
    dropTeamFile: (ask) => drop(whoOf(ask.caller), ask),
  };
}

/**
 * How many bytes are said to come.
 * @throws Refused `unsupported_media_type`
 */
function bytesOf({ headers }: IncomingMessage): number {
  if (headers['content-type'] !== 'application/octet-stream' || headers['content-encoding'] !== undefined)
    throw refused('unsupported_media_type', {
      detail: 'Send bytes as they are, with content-type application/octet-stream.',
    });
  return Number(headers['content-length'] ?? 0);
}
