import type { Canned } from '@vestka/sdk/agent';
import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { isPlainKey, keyOf, tip } from '../lib/keys.ts';
import { fill, unfilled, type Values } from '../lib/placeholders.ts';
import { shortened } from '../lib/shortened.ts';
import { isKnownProblem, nameOf, type Subject } from '../lib/subject.ts';
import { told, useWorkspaceZone } from '../lib/workspace-zone.ts';
import { CannedPicker } from './canned-picker.tsx';
import { described, Field } from './field.tsx';

interface Props {
  readonly subject: Subject;
  readonly fault: string | undefined;
  readonly value: string;
  /** When the next word is to come, for the prepared words that name it. */
  readonly at: number | null;
  onChange(part: { message: string; activity?: string }): void;
}

/** What the customer reads beside the facts: written, or taken from what is prepared. */
export function MessageField({ subject, fault, value, at, onChange }: Props) {
  const { client, state, text, times: here } = useDesk();
  const zone = useWorkspaceZone();
  const [picking, setPicking] = useState(false);
  const lang = useCustomerLanguage(subject.id);
  const who = isKnownProblem(subject) ? null : subject.customer.name;
  const left = unfilled(value);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isPlainKey(event) || keyOf(event) !== 'p') return;
      event.preventDefault();
      setPicking(true);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  const take = ({ message, activity, lang: written }: Canned) => {
    setPicking(false);
    const values: Values = {
      customer: who,
      number: nameOf(subject),
      agent: state.me?.agent.name ?? null,
      next: at === null ? null : told(here, localeFor(written ?? lang, here.locale), zone, at, client.now()),
    };
    const words = [value.trim(), fill(message, values)].filter(Boolean).join('\n\n');
    onChange({ message: words, ...(activity !== undefined && { activity: fill(activity, values) }) });
  };
  return (
    <Field
      id="message"
      label={text.composer.message}
      aside={
        <button
          type="button"
          class="link"
          onClick={() => setPicking(true)}
          {...tip(text.cannedPick.title, 'p')}
        >
          {text.cannedPick.open}
        </button>
      }
      fault={fault ?? (left.length > 0 ? text.cannedPick.unfilled(left.join(', ')) : undefined)}
    >
      <textarea
        {...described('message', fault ?? left[0])}
        dir="auto"
        rows={2}
        maxLength={8000}
        placeholder={text.composer.to(
          shortened(who ?? (isKnownProblem(subject) ? text.problems.everyone : text.anonymous)),
          languageName(lang, here.locale),
        )}
        value={value}
        onInput={(event) => onChange({ message: event.currentTarget.value })}
      />
      {picking && <CannedPicker lang={lang} onPick={take} onClose={() => setPicking(false)} />}
    </Field>
  );
}

/** The language that the customer's page spoke, where it is known. */
function useCustomerLanguage(ticket: string): string | null {
  const { state } = useDesk();
  const first = state.timelines[ticket]?.[0];
  return first?.type === 'ticket_created' ? first.data.lang : null;
}

/** How the customer's language writes a time: the agent's own variant of it, where they share it. */
const localeFor = (lang: string | null, own: string): string =>
  !lang || lang.slice(0, 2) === own.slice(0, 2) ? own : lang;

/** Its name in the agent's language; null when they share it. */
function languageName(lang: string | null, locale: string): string | null {
  if (!lang || lang.slice(0, 2) === locale.slice(0, 2)) return null;
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(lang) ?? null;
  } catch {
    return null;
  }
}
