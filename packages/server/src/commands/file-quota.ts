import { and, eq, gt, isNotNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { attachments } from '../db/schema.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { Who } from './carry-out.ts';
import type { House } from './house.ts';

const DAY = 24 * 3_600_000;
const MEGABYTE = 1024 * 1024;

/**
 * Whether someone may announce so much more within 24 hours: by what they have sent themselves, and by what all have
 * sent to their workspace. A file counts in full from its announcement on.
 * @returns why not: `quota_exceeded`, `files_paused`
 */
export async function withinDay(
  house: House,
  { workspace, actor, customer }: Who,
  size: number,
): Promise<Refusal | null> {
  const { perDay, perAgent, perWorkspace } = house.files.limits;
  const most = customer === undefined ? perAgent : perDay;
  const own = await sentSince(house, eq(attachments.owner, actor.id ?? ''));
  if (own.bytes + size > most)
    return refuse('quota_exceeded', {
      detail: `Up to ${Math.floor(most / MEGABYTE)} MB may be sent in 24 hours.`,
      retryAfter: own.retryAfter,
    });
  const all = await sentSince(house, eq(attachments.workspace, workspace));
  return all.bytes + size > perWorkspace ? refuse('files_paused', { retryAfter: all.retryAfter }) : null;
}

/** What was taken back before it was there in full does not count. */
async function sentSince({ reads, clock }: House, whose: SQL) {
  const since = clock.now() - DAY;
  const [sent] = await reads
    .select({
      bytes: sql<number>`coalesce(sum(${attachments.size}), 0)`,
      oldest: sql<number | null>`min(${attachments.createdAt})`,
    })
    .from(attachments)
    .where(
      and(
        whose,
        gt(attachments.createdAt, since),
        or(ne(attachments.state, 'deleted'), isNotNull(attachments.type)),
      ),
    );
  const { bytes = 0, oldest = null } = sent ?? {};
  return { bytes, retryAfter: Math.max(1, Math.ceil(((oldest ?? clock.now()) - since) / 1000)) };
}
