import { useDesk } from '../lib/desk.ts';
import type { CannedEditor } from './editor.ts';

interface Props {
  readonly editor: CannedEditor;
  readonly mayChange: boolean;
}

const MOST = 200;

/** Every prepared update by its title; the one that is open is marked. */
export function CannedList({ editor, mayChange }: Props) {
  const { text } = useDesk();
  const words = text.pages.canned;
  const { list, before, draft, dirty } = editor;
  return (
    <section class="canned-list" aria-label={words.list}>
      {list.length === 0 && !draft && <p class="quiet">{words.none}</p>}
      <ul>
        {list.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              aria-pressed={before?.id === one.id}
              aria-disabled={dirty && before?.id !== one.id}
              aria-describedby={dirty ? 'canned-unsaved' : undefined}
              // What is being written is saved or dropped first, by its own buttons.
              onClick={() => !dirty && editor.open(one)}
            >
              <b dir="auto">{one.title}</b>
              {one.lang && <span class="tag">{one.lang}</span>}
              <span class="quiet" dir="auto">
                {one.message}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {mayChange &&
        (list.length < MOST ? (
          <button
            type="button"
            class="plain"
            aria-disabled={dirty}
            aria-describedby={dirty ? 'canned-unsaved' : undefined}
            onClick={() => !dirty && editor.open(null)}
          >
            {words.add}
          </button>
        ) : (
          <p class="quiet">{words.full}</p>
        ))}
    </section>
  );
}
