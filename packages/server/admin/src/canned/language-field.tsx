import { described, Field } from '../composer/field.tsx';
import { useDesk } from '../lib/desk.ts';

const COMMON = ['en', 'ru', 'de', 'fr', 'es', 'it', 'pl', 'pt', 'nl', 'tr', 'uk', 'ar', 'zh', 'ja'];

interface Props {
  readonly value: string;
  readonly fault: string | undefined;
  onChange(lang: string): void;
}

/** Which language it is written in; each under its name in the agent's language. */
export function LanguageField({ value, fault, onChange }: Props) {
  const { text, times } = useDesk();
  const words = text.pages.canned;
  const names = new Intl.DisplayNames(times.locale, { type: 'language' });
  const all = value && !COMMON.includes(value) ? [value, ...COMMON] : COMMON;
  return (
    <Field id="canned-lang" label={words.lang} fault={fault}>
      <select
        {...described('canned-lang', fault)}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{words.anyLang}</option>
        {all.map((lang) => (
          <option key={lang} value={lang}>
            {names.of(lang)}
          </option>
        ))}
      </select>
    </Field>
  );
}
