import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { check, type Situation, type Warning } from './check.ts';
import { languageOf, rulesFor } from './language.ts';
import type { Rules } from './rules.ts';

/** Nobody is warned in the middle of a sentence. */
const PAUSE_MS = 900;

/** A warning with the words that it is about. */
export interface Marked extends Warning {
  readonly words: string;
}

/**
 * What is to be said of a text, after a pause in writing it or at once with `now()`. What has been rewritten since is no
 * longer warned of.
 */
export function useWarnings(
  text: string,
  { kind, has, beside = '', causeFound }: Situation,
): { warnings: readonly Marked[]; now(): void } {
  const [checked, setChecked] = useState<{ text: string; rules: Rules | null }>({ text: '', rules: null });
  const latest = useRef(text);
  latest.current = text;
  const now = useCallback(async () => {
    const asked = latest.current;
    const lang = languageOf(asked);
    // Without the rules there is no help, and nothing that an agent must know of.
    const rules = lang && (await rulesFor(lang).catch(() => null));
    if (latest.current === asked) setChecked({ text: asked, rules });
  }, []);
  useEffect(() => {
    const timer = setTimeout(now, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, now]);

  const { date = false, options = false, request = false } = has;
  const found = useMemo((): Marked[] => {
    const { text: said, rules } = checked;
    if (!rules) return [];
    const all = check(said, rules, { kind, has: { date, options, request }, beside, causeFound });
    return all.map((one) => ({ ...one, words: said.slice(one.start, one.end) }));
  }, [checked, kind, date, options, request, beside, causeFound]);
  return { warnings: found.filter(({ words }) => text.includes(words)), now };
}
