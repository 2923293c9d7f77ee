import { type AgentClient, type Policy, type PolicyReply, VestkaError } from '@vestka/sdk/agent';
import { useEffect, useState } from 'preact/hooks';
import { type Sending, useSending } from '../composer/send.ts';
import { useDesk } from '../lib/desk.ts';
import { useDraft } from '../lib/drafts.ts';
import { faultAt, faultElsewhere } from '../lib/refusals.ts';
import { same } from '../lib/same.ts';
import { announce } from '../parts/announcer.tsx';
import { useUnsaved } from '../sheet/unsaved.ts';
import { type FaultCode, faultsOf } from './check.ts';
import { draftOf, type PolicyDraft, policyOf } from './draft.ts';
import { changedParts, merged, type Part } from './merge.ts';

/** The policy while it is being changed. */
export interface Editor extends Pick<Sending, 'sending'> {
  readonly draft: PolicyDraft;
  /** As the server would take it; null while something is missing or cannot be read. */
  readonly policy: Policy | null;
  /** What the draft was begun from. */
  readonly base: PolicyReply;
  /** Someone else has saved meanwhile: the parts that they changed, and those that are changed here. */
  readonly clash: { readonly theirs: readonly Part[]; readonly mine: readonly Part[] } | null;
  readonly dirty: boolean;
  /** The sentence about one field, by its dotted path. */
  fault(path: string): string | undefined;
  /** What stands in the way as a whole. */
  readonly wrong: string | null;
  readonly said: string | null;
  change(part: Partial<PolicyDraft>): void;
  save(): Promise<boolean>;
  discard(): void;
  takeTheirs(): void;
  keepMine(): void;
}

/** A duration is told at once: what it means depends on the hours too. */
const AT_ONCE: ReadonlySet<FaultCode> = new Set(['duration', 'short', 'long', 'thin']);

interface Kept {
  readonly base: PolicyReply;
  readonly draft: PolicyDraft;
}

/** A change of the policy from the first letter to its saving; what is typed outlives the page. */
export function useEditor(client: AgentClient, loaded: PolicyReply): Editor {
  const { text } = useDesk();
  const words = text.pages.policy;
  const [kept, keep] = useDraft<Kept>('policy');
  const [saved, setSaved] = useState(loaded);
  const [newer, setNewer] = useState<PolicyReply | null>(null);
  const [tried, setTried] = useState(false);
  const [said, setSaid] = useState<string | null>(kept ? text.pages.left : null);
  const { sending, refused, send, forget } = useSending();

  const base = kept?.base ?? saved;
  const draft = kept?.draft ?? draftOf(base.policy, words.duration);
  const faults = faultsOf(draft);
  const written = policyOf(draft);
  // As it comes back from a draft: the holidays in order, a day's end as 24:00.
  const plain = (policy: Policy) => policyOf(draftOf(policy, words.duration));
  const baseline = plain(base.policy);
  const dirty = kept !== null && !same(written, baseline);
  const theirs = newer ?? (saved.version > base.version ? saved : null);
  useUnsaved('policy', dirty);
  useEffect(() => {
    if (theirs) announce(words.stale.title);
  }, [theirs, words]);

  const begin = (reply: PolicyReply, next: PolicyDraft | null, sentence: string | null) => {
    keep(next && { base: reply, draft: next });
    setSaved(reply);
    setNewer(null);
    setTried(false);
    setSaid(sentence);
    forget();
    if (sentence) announce(sentence);
  };
  const isField = (path: string) => path !== '';

  return {
    draft,
    base,
    clash: theirs && {
      theirs: changedParts(baseline, plain(theirs.policy)),
      mine: changedParts(baseline, written),
    },
    dirty,
    sending,
    said,
    policy: faults.size === 0 ? written : null,
    fault: (path) => {
      const own = faults.get(path);
      if (own && (tried || AT_ONCE.has(own))) return words.fault[own];
      return faultAt(refused, `policy.${path}`, text);
    },
    wrong:
      tried && faults.size > 0
        ? text.pages.wrong(faults.size)
        : refused && refused.errors.length > 0
          ? text.pages.wrong(refused.errors.length)
          : (faultElsewhere(refused, isField, text) ?? null),
    change(part) {
      setSaid(null);
      keep({ base, draft: { ...draft, ...part } });
    },
    async save() {
      setTried(true);
      if (faults.size > 0) {
        announce(text.pages.wrong(faults.size));
        return false;
      }
      let taken = false;
      await send(async () => {
        try {
          begin(await client.changePolicy(written, base.version), null, null);
          setSaid(words.saved);
          taken = true;
          return words.saved;
        } catch (error) {
          if (!(error instanceof VestkaError) || error.code !== 'stale') throw error;
          setNewer(await client.policy());
          return words.stale.title;
        }
      });
      return taken;
    },
    discard: () => begin(theirs ?? base, null, text.pages.discarded),
    takeTheirs: () => theirs && begin(theirs, null, words.stale.taken),
    keepMine: () =>
      theirs &&
      begin(theirs, draftOf(merged(baseline, written, theirs.policy), words.duration), words.stale.kept),
  };
}
