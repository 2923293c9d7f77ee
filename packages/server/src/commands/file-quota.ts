import { and, eq, gt, inArray, isNotNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import { agents, attachments } from '../db/schema.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { Who } from './carry-out.ts';
import type { House } from './house.ts';

const DAY = 24 * 3_600_000;
const MEGABYTE = 1024 * 1024;

/** Those who send to a workspace: what its customers send pauses no agent. */
type Senders = 'customers' | 'team';
const sendersOf = ({ customer }: Who): Senders => (customer === undefined ? 'team' : 'customers');
const potOf = (workspace: string, senders: Senders): string => `${workspace} ${senders}`;

/**
 * Whether someone may announce so much more within 24 hours: by what they have announced themselves, and by what has come
 * of all customers, or of all agents, of their workspace.
 * @returns why not: `quota_exceeded`, `files_paused`
 */
export async function withinDay(house: House, who: Who, size: number): Promise<Refusal | null> {
  const { perDay, perAgent } = house.files.limits;
  const most = who.customer === undefined ? perAgent : perDay;
  const own = await sentSince(house, eq(attachments.owner, who.actor.id ?? ''), notTakenBack);
  if (own.bytes + size > most)
    return refuse('quota_exceeded', {
      detail: `Up to ${Math.floor(most / MEGABYTE)} MB may be sent in 24 hours.`,
      retryAfter: own.retryAfter,
    });
  return inPot(house, who, size);
}

/**
 * Whether so many bytes more may come within 24 hours from the customers, or the agents, of a workspace. Only what has
 * come counts, so what is announced and never sent keeps nobody out.
 * @returns why not: `files_paused`
 */
export async function inPot(house: House, who: Who, bytes: number): Promise<Refusal | null> {
  const { workspace } = who;
  const senders = sendersOf(who);
  const mine = eq(attachments.workspace, workspace);
  const team = await sentSince(house, inArray(attachments.owner, agentsOf(house, workspace)), isThere);
  const all = senders === 'team' ? team : await sentSince(house, mine, isThere);
  const there = senders === 'team' ? team.bytes : all.bytes - team.bytes;
  const come = there + house.files.coming.of(potOf(workspace, senders));
  return come + bytes > house.files.limits.perWorkspace
    ? refuse('files_paused', { retryAfter: all.retryAfter })
    : null;
}

/** So much of a file has come. */
export const noteComing = ({ files }: House, who: Who, id: string, bytes: number): void =>
  files.coming.set(potOf(who.workspace, sendersOf(who)), id, bytes);

/** After a start: what had come before of files that are still on their way. */
export async function recountComing({ reads, files, clock }: House): Promise<void> {
  const rows = await reads
    .select({ id: attachments.id, workspace: attachments.workspace, agent: agents.id })
    .from(attachments)
    .leftJoin(agents, eq(agents.id, attachments.owner))
    .where(and(eq(attachments.state, 'uploading'), gt(attachments.createdAt, clock.now() - DAY)));
  for (const { id, workspace, agent } of rows)
    files.coming.set(
      potOf(workspace, agent === null ? 'customers' : 'team'),
      id,
      await files.incoming.offset(id),
    );
}

const agentsOf = ({ reads }: House, workspace: string) =>
  reads.select({ id: agents.id }).from(agents).where(eq(agents.workspace, workspace));

/** What was taken back before it was there in full does not count. */
const notTakenBack = or(ne(attachments.state, 'deleted'), isNotNull(attachments.type));
/** In full, whatever became of it since. */
const isThere = isNotNull(attachments.type);

async function sentSince({ reads, clock }: House, whose: SQL, which: SQL | undefined) {
  const since = clock.now() - DAY;
  // Another node's clock may be a little ahead; what is further on was announced before this one was set back.
  const until = clock.now() + DAY / 24;
  const [sent] = await reads
    .select({
      bytes: sql<number>`coalesce(sum(${attachments.size}), 0)`,
      oldest: sql<number | null>`min(${attachments.createdAt})`,
    })
    .from(attachments)
    .where(and(whose, gt(attachments.createdAt, since), lte(attachments.createdAt, until), which));
  const { bytes = 0, oldest = null } = sent ?? {};
  return { bytes, retryAfter: Math.max(1, Math.ceil(((oldest ?? clock.now()) - since) / 1000)) };
}
