import type { VestkaError } from '@vestka/sdk';
import type { Session } from '../session.ts';

/** Time to follow a link before it expires, milliseconds. */
const SPARE = 60_000;
/** Between two attempts, milliseconds. */
const PAUSE = 15_000;

export interface SignedLink {
  url: string;
  expiresAt: string;
}

interface Kept {
  link?: SignedLink;
  triedAt: number;
  isRefused?: boolean;
}

/**
 * Signed addresses live for a while only: they are fetched when they are first shown, and anew before they expire.
 *
 * @returns a function that has the address of a name, null when it was refused, undefined while it is not there
 */
export const signedLinks = () => {
  const all: Record<string, Kept> = {};
  const fetch = async (s: Session, name: string, load: () => Promise<SignedLink>): Promise<void> => {
    const kept: Kept = { triedAt: s.now };
    all[name] = kept;
    try {
      kept.link = await load();
    } catch (error) {
      // What a server refuses it would refuse again.
      kept.isRefused = (error as VestkaError).code !== 'offline';
    }
    s.refresh();
  };
  return (s: Session, name: string, load: () => Promise<SignedLink>): string | null | undefined => {
    const { link, triedAt, isRefused } = all[name] ?? { triedAt: 0 };
    if (isRefused) return null;
    if (link && Date.parse(link.expiresAt) - SPARE > s.now) return link.url;
    if (s.isSure && s.now - triedAt > PAUSE) fetch(s, name, load);
    return undefined;
  };
};
