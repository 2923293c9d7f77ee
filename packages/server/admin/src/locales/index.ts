import { useEffect, useState } from 'preact/hooks';
import { local } from '../lib/storage.ts';
import { en, type Span, type Text } from './en.ts';
import { ru } from './ru.ts';

export type { Text } from './en.ts';

export type Language = 'en' | 'ru';
export const languages: Readonly<Record<Language, Text>> = { en, ru };

const KEY = 'vestka.language';
const isLanguage = (value: string | null | undefined): value is Language => value === 'en' || value === 'ru';

function preferred(): Language {
  const chosen = local.get(KEY);
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

/** The agent's language: the browser's, or the one that they chose here. */
export function useLanguage(): [Language, (language: Language) => void] {
  const [language, setLanguage] = useState(preferred);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = (next: Language) => {
    local.set(KEY, next);
    setLanguage(next);
  };
  return [language, choose];
}

/** The locale for dates: the browser's own variant of the language (en-GB, en-US), where it has one. */
export const localeOf = (language: Language): string =>
  navigator.languages.find((tag) => tag.slice(0, 2) === language) ?? (language === 'en' ? 'en-GB' : language);

const MINUTE = 60_000;

/** How long, in words; never less than a minute. */
export function span(text: Text, ms: number): string {
  const all = Math.max(1, Math.floor(Math.abs(ms) / MINUTE));
  const parts: Span = {
    days: Math.floor(all / 1440),
    hours: Math.floor((all % 1440) / 60),
    minutes: all % 60,
  };
  return text.span(parts);
}

/** `in 2 h 10`, or `25 m late` */
export function untilDue(text: Text, due: number, now: number): string {
  if (now >= due) return now - due < MINUTE ? text.dueNow : text.late(span(text, now - due));
  return text.inSpan(span(text, due - now));
}

export const ago = (text: Text, at: number, now: number): string =>
  now - at < MINUTE ? text.justNow : text.ago(span(text, now - at));
