import { described, Field } from '../composer/field.tsx';
import { useDesk } from '../lib/desk.ts';

const COMMON = ['en', 'ru', 'de', 'fr', 'es', 'it', 'pl', 'pt', 'nl', 'tr', 'uk', 'ar', 'zh', 'ja'];

interface Props {
  readonly id: string;
  /** What it is called to leave it open, where that may be. */
  readonly any?: string;
  readonly value: string;
  readonly fault: string | undefined;
  onChange(lang: string): void;
}

/** Which language it is written in; each under its name in the agent's language. */
export function LanguageField({ id, any, value, fault, onChange }: Props) {
  const { text, times } = useDesk();
  const words = text.pages.canned;
  const names = new Intl.DisplayNames(times.locale, { type: 'language' });
  const all = value && !COMMON.includes(value) ? [value, ...COMMON] : COMMON;
  return (
    <Field id={id} label={words.lang} fault={fault}>
      <select
        {...described(id, fault)}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {any !== undefined && <option value="">{any}</option>}
        {all.map((lang) => (
          <option key={lang} value={lang}>
            {names.of(lang)}
          </option>
        ))}
      </select>
    </Field>
  );
}
