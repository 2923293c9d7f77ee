import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Language, languages } from '../locales/index.ts';

interface Choice {
  readonly language: Language;
  choose(language: Language): void;
}

export const LanguageContext = createContext<Choice | null>(null);

/** Each language under its own name. */
export function LanguageSwitch() {
  const choice = useContext(LanguageContext);
  if (!choice) return null;
  return (
    <select
      class="language"
      aria-label={languages[choice.language].language}
      value={choice.language}
      onChange={(event) => choice.choose(event.currentTarget.value as Language)}
    >
      {Object.entries(languages).map(([id, { name }]) => (
        <option key={id} value={id} lang={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
