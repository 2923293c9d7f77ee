import { useEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { focusSheet } from '../sheet/sheet.tsx';
import type { CannedEditor } from './editor.ts';

/** Removing takes a second tap: nothing brings it back. */
export function RemoveRow({ editor }: { readonly editor: CannedEditor }) {
  const { text } = useDesk();
  const words = text.pages.canned;
  const [asked, setAsked] = useState(false);
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asked) no.current?.focus();
  }, [asked]);
  if (!asked) {
    return (
      <p class="canned-remove">
        <span class="quiet">{words.id(editor.before?.id ?? '')}</span>
        <button type="button" class="link" onClick={() => setAsked(true)}>
          {words.remove}
        </button>
      </p>
    );
  }
  return (
    <fieldset class="canned-remove" aria-label={words.sure}>
      <b>{words.sure}</b>
      <button ref={no} type="button" class="plain" onClick={() => setAsked(false)}>
        {words.no}
      </button>
      <button
        type="button"
        class="plain"
        onClick={async () => {
          if (await editor.remove()) focusSheet();
        }}
      >
        {words.yes}
      </button>
    </fieldset>
  );
}
