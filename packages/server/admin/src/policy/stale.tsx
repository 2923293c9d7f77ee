import { useDesk } from '../lib/desk.ts';
import type { Editor } from './editor.ts';
import type { Part } from './merge.ts';

/** Someone else was faster: what they changed, and the way on. */
export function Stale({ editor }: { readonly editor: Editor }) {
  const { text } = useDesk();
  const words = text.pages.policy;
  if (!editor.clash) return null;
  const { theirs, mine } = editor.clash;
  const named = (parts: readonly Part[]) => parts.map((part) => words.part[part]).join(', ');
  const both = theirs.filter((part) => mine.includes(part));
  return (
    <fieldset class="changed" aria-label={words.stale.title}>
      <p>
        <b>{words.stale.title}</b> {theirs.length > 0 && words.stale.theirs(named(theirs))}{' '}
        {both.length > 0 && words.stale.both(named(both))}
      </p>
      <div class="choices">
        <button type="button" class="plain" onClick={editor.takeTheirs}>
          {words.stale.look}
        </button>
        {editor.dirty && (
          <button type="button" class="plain" onClick={editor.keepMine}>
            {words.stale.keep}
          </button>
        )}
      </div>
    </fieldset>
  );
}
