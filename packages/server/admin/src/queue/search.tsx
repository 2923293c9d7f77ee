import { useEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { isPlainKey, tip } from '../lib/keys.ts';
import { show, useRoute } from '../lib/route.ts';
import { isNarrowed } from '../lib/view.ts';
import { FilterFields } from './filter-fields.tsx';
import { FilterMarks } from './filter-marks.tsx';

/** After the last letter: each reading of the queue is a question to the server. */
const PAUSE_MS = 250;

/** The search field with the filters behind a button, and what is narrowed now. */
export function Search() {
  const { text } = useDesk();
  const { filter, scope } = useRoute().view;
  const [typed, setTyped] = useState(filter.q ?? '');
  const [open, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const sent = useRef(filter.q ?? '');

  useEffect(() => {
    // The address has changed by other means, such as the way back.
    if ((filter.q ?? '') === sent.current) return;
    sent.current = filter.q ?? '';
    setTyped(sent.current);
  }, [filter.q]);

  useEffect(() => {
    const q = typed.trim();
    if (q === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = q;
      const { q: _, ...others } = filter;
      show({ scope, filter: q ? { ...others, q } : others });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, scope, filter]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '/' || !isPlainKey(event)) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  const clear = () => {
    setTyped('');
    sent.current = '';
    const { q: _, ...others } = filter;
    if (filter.q) show({ scope, filter: others });
  };
  return (
    <search class="search">
      <div class="search-row">
        <input
          ref={field}
          type="search"
          dir="auto"
          maxLength={200}
          autocomplete="off"
          aria-label={text.filter.search}
          placeholder={text.filter.search}
          {...tip(text.filter.search, '/')}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            // The browser empties the field by itself, and the focus leaves before the pause is over.
            if (event.key !== 'Escape' || !typed) return;
            event.preventDefault();
            clear();
          }}
        />
        <button
          type="button"
          class="plain"
          aria-expanded={open}
          aria-controls="filter-fields"
          onClick={() => setOpen(!open)}
        >
          {text.filter.open}
        </button>
      </div>
      {open && <FilterFields filter={filter} onChange={(next) => show({ scope, filter: next })} />}
      {isNarrowed(filter) && (
        <FilterMarks filter={filter} onChange={(next) => show({ scope, filter: next })} />
      )}
    </search>
  );
}
