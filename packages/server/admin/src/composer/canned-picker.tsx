import type { Canned } from '@vestka/sdk/agent';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { sentenceOf } from '../lib/refusals.ts';
import { Dialog } from '../parts/dialog.tsx';

interface Props {
  /** The customer's language: what is prepared in it stands first. */
  readonly lang: string | null;
  onPick(canned: Canned): void;
  onClose(): void;
}

const short = (tag: string | null | undefined): string | undefined => tag?.slice(0, 2).toLowerCase();

/** In the customer's language first, then what is for any, then the rest. */
function ordered(all: readonly Canned[], lang: string | null): Canned[] {
  const rank = (one: Canned) => (one.lang === undefined ? 1 : short(one.lang) === short(lang) ? 0 : 2);
  return [...all].sort((a, b) => rank(a) - rank(b));
}

const holds = ({ title, message, activity = '' }: Canned, words: string): boolean => {
  const text = `${title} ${activity} ${message}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
};

/** Prepared words: found by typing, chosen by the arrows and Enter. */
export function CannedPicker({ lang, onPick, onClose }: Props) {
  const { client, text } = useDesk();
  const [all, setAll] = useState<readonly Canned[] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let gone = false;
    client.canned().then(
      ({ canned }) => !gone && setAll(canned),
      (error) => !gone && setFailed(sentenceOf(error, text)),
    );
    return () => {
      gone = true;
    };
  }, [client, text]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });

  const found = ordered(all ?? [], lang).filter((one) => holds(one, typed.trim()));
  const chosen = Math.min(at, found.length - 1);
  const pick = (one: Canned | undefined) => one && onPick(one);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt(Math.max(0, Math.min(found.length - 1, chosen + step)));
    else if (event.key === 'Enter' && !event.isComposing) pick(found[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={text.cannedPick.title} class="canned-picker" next="message" onClose={onClose}>
      <input
        type="text"
        role="combobox"
        aria-label={text.cannedPick.search}
        aria-expanded={true}
        aria-controls="canned-options"
        aria-autocomplete="list"
        aria-activedescendant={found[chosen] ? `canned-${found[chosen].id}` : undefined}
        placeholder={text.cannedPick.search}
        dir="auto"
        autocomplete="off"
        autofocus
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id="canned-options" role="listbox" aria-label={text.cannedPick.title}>
        {found.map((one, place) => (
          // The field above has the keys: it names the chosen one by aria-activedescendant.
          // biome-ignore lint/a11y/useKeyWithClickEvents: as above.
          // biome-ignore lint/a11y/useFocusableInteractive: as above.
          <div
            key={one.id}
            id={`canned-${one.id}`}
            role="option"
            aria-selected={place === chosen}
            onClick={() => pick(one)}
          >
            <b dir="auto">{one.title}</b>
            {one.lang && <span class="tag">{one.lang}</span>}
            <span class="quiet" dir="auto">
              {one.message}
            </span>
          </div>
        ))}
      </div>
      <p class="quiet" role="status">
        {failed ??
          (all === null
            ? text.loading
            : all.length === 0
              ? text.cannedPick.none
              : found.length === 0
                ? text.cannedPick.noneFound
                : '')}
      </p>
    </Dialog>
  );
}
