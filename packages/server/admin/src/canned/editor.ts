import { type AgentClient, type Canned, type CannedReply, VestkaError } from '@vestka/sdk/agent';
import { useState } from 'preact/hooks';
import { useSending } from '../composer/send.ts';
import { useDesk } from '../lib/desk.ts';
import { useDraft } from '../lib/drafts.ts';
import { faultAt, faultElsewhere } from '../lib/refusals.ts';
import { same } from '../lib/same.ts';
import { announce } from '../parts/announcer.tsx';
import { useUnsaved } from '../sheet/unsaved.ts';
import { idFor } from './slug.ts';

/** As it is typed: nothing absent. */
export interface CannedDraft {
  readonly title: string;
  readonly lang: string;
  readonly activity: string;
  readonly message: string;
}

/** One prepared update while it is written; `before` is what it was begun from, null: a new one. */
interface Writing {
  readonly before: Canned | null;
  readonly draft: CannedDraft;
}

/** Why it was not taken: someone else has changed or removed this very one. */
type Clash = 'changed' | 'gone';

export const draftOf = (canned: Canned | null): CannedDraft => ({
  title: canned?.title ?? '',
  lang: canned?.lang ?? '',
  activity: canned?.activity ?? '',
  message: canned?.message ?? '',
});

const cannedOf = (id: string, { title, lang, activity, message }: CannedDraft): Canned => ({
  id,
  title: title.trim(),
  ...(lang && { lang }),
  ...(activity.trim() && { activity: activity.trim() }),
  message: message.trim(),
});

/** Each saving sends the whole list: what others changed in it meanwhile is read first and kept. */
export function useCannedEditor(client: AgentClient, loaded: CannedReply) {
  const { text } = useDesk();
  const words = text.pages.canned;
  const [reply, setReply] = useState(loaded);
  const [writing, keep] = useDraft<Writing>('canned');
  const [clash, setClash] = useState<Clash | null>(null);
  const [tried, setTried] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const { sending, refused, send, forget } = useSending();

  const before = writing?.before ?? null;
  const draft = writing?.draft ?? null;
  const dirty = writing !== null && !same(draftOf(before), draft);
  const missing = {
    title: tried && !draft?.title.trim() ? words.needTitle : undefined,
    message: tried && !draft?.message.trim() ? words.needMessage : undefined,
  };
  useUnsaved('updates', dirty);

  const begin = (next: Writing | null) => {
    keep(next);
    setClash(null);
    setTried(false);
    setSaid(null);
    forget();
  };
  const open = (canned: Canned | null) => begin({ before: canned, draft: draftOf(canned) });

  /** @param next what stands in the place of the one being written; null removes it */
  const put = (list: readonly Canned[], next: Canned | null): Canned[] => {
    const at = before ? list.findIndex(({ id }) => id === before.id) : -1;
    if (at < 0) return next ? [...list, next] : [...list];
    return list.flatMap((one, n) => (n === at ? (next ?? []) : one));
  };

  /** @returns whether it was taken */
  const change = async (
    make: (list: readonly Canned[]) => Canned | null,
    sentence: string,
    force: boolean,
  ): Promise<boolean> => {
    let taken = false;
    const attempt = async (on: CannedReply) => {
      const next = make(on.canned);
      setReply(await client.changeCanned(put(on.canned, next), on.version));
      begin(next && { before: next, draft: draftOf(next) });
      setSaid(sentence);
      taken = true;
      return sentence;
    };
    await send(async () => {
      try {
        return await attempt(reply);
      } catch (error) {
        if (!(error instanceof VestkaError) || error.code !== 'stale') throw error;
        const now = await client.canned();
        setReply(now);
        const theirs = before && now.canned.find(({ id }) => id === before.id);
        if (force || !before || same(theirs, before)) return await attempt(now);
        const why = theirs ? 'changed' : 'gone';
        setClash(why);
        return words.stale[why];
      }
    });
    return taken;
  };

  return {
    list: reply.canned,
    before,
    draft,
    dirty,
    clash,
    sending,
    missing,
    fault: (field: keyof CannedDraft): string | undefined => {
      const at = before ? reply.canned.findIndex(({ id }) => id === before.id) : reply.canned.length;
      return missing[field as keyof typeof missing] ?? faultAt(refused, `canned.${at}.${field}`, text);
    },
    wrong: faultElsewhere(refused, (path) => path.startsWith('canned.'), text) ?? null,
    said,
    open,
    close: () => begin(null),
    edit(part: Partial<CannedDraft>): void {
      setSaid(null);
      if (draft) keep({ before, draft: { ...draft, ...part } });
    },
    async save(force = false): Promise<boolean> {
      setTried(true);
      if (!draft?.title.trim() || !draft.message.trim()) {
        announce(draft?.title.trim() ? words.needMessage : words.needTitle);
        return false;
      }
      const make = (list: readonly Canned[]) =>
        cannedOf(
          before?.id ??
            idFor(
              draft.title,
              list.map(({ id }) => id),
            ),
          draft,
        );
      return change(make, words.saved(draft.title.trim()), force);
    },
    remove: () => change(() => null, words.removed(before?.title ?? ''), false),
    takeTheirs: () => {
      const theirs = before && reply.canned.find(({ id }) => id === before.id);
      if (theirs) open(theirs);
      else begin(null);
    },
  };
}

export type CannedEditor = ReturnType<typeof useCannedEditor>;
