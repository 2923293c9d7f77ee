import { useEffect, useMemo, useState } from 'preact/hooks';
import { check, type Situation, type Warning } from './check.ts';
import { rulesOf } from './language.ts';
import type { Rules } from './rules.ts';

/** Nobody is warned in the middle of a sentence. */
const PAUSE_MS = 900;

/** A warning with the words that it is about. */
export interface Marked extends Warning {
  readonly words: string;
}

/**
 * What is to be said of a text, after a pause in writing it. Not when the field is left: what is pressed then may not move
 * away. What has been rewritten since is no longer warned of.
 */
export function useWarnings(
  text: string,
  { kind, has, beside = '', causeFound }: Situation,
): readonly Marked[] {
  const [checked, setChecked] = useState<{ text: string; rules: Rules | null }>({ text: '', rules: null });
  useEffect(() => {
    let gone = false;
    const look = async () => {
      // Without the rules there is no help, and nothing that an agent must know of.
      const rules = await rulesOf(text).catch(() => null);
      if (!gone) setChecked({ text, rules });
    };
    const timer = setTimeout(look, PAUSE_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [text]);

  const { date = false, options = false, request = false } = has;
  const found = useMemo((): Marked[] => {
    const { text: said, rules } = checked;
    if (!rules) return [];
    const all = check(said, rules, { kind, has: { date, options, request }, beside, causeFound });
    return all.map((one) => ({ ...one, words: said.slice(one.start, one.end) }));
  }, [checked, kind, date, options, request, beside, causeFound]);
  return found.filter(({ words }) => text.includes(words));
}
