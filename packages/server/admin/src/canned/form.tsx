import { useEffect, useRef } from 'preact/hooks';
import { described, Field } from '../composer/field.tsx';
import { useDesk } from '../lib/desk.ts';
import { isSend } from '../lib/keys.ts';
import { PLACEHOLDERS, unknownIn } from '../lib/placeholders.ts';
import { SaveBar } from '../sheet/save-bar.tsx';
import { focusSheet } from '../sheet/sheet.tsx';
import type { CannedDraft, CannedEditor } from './editor.ts';
import { LanguageField } from './language-field.tsx';
import { CannedPreview } from './preview.tsx';
import { RemoveRow } from './remove-row.tsx';

interface Props {
  readonly editor: CannedEditor;
  readonly draft: CannedDraft;
  readonly mayChange: boolean;
}

/** One prepared update: what it is called, what it says, how that reads to a customer. */
export function CannedForm({ editor, draft, mayChange }: Props) {
  const { text } = useDesk();
  const words = text.pages.canned;
  const form = useRef<HTMLFormElement>(null);
  const last = useRef<'activity' | 'message'>('message');
  const isNew = editor.before === null;
  useEffect(() => {
    if (isNew) document.getElementById('canned-title')?.focus();
  }, [isNew]);

  const save = async (event?: Event) => {
    event?.preventDefault();
    if (await editor.save()) return focusSheet();
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const insert = (placeholder: string) => {
    const field = document.getElementById(`canned-${last.current}`) as HTMLTextAreaElement | null;
    if (!field) return;
    field.focus();
    field.setRangeText(`{${placeholder}}`, field.selectionStart, field.selectionEnd, 'end');
    editor.edit({ [last.current]: field.value });
  };
  const unknown = unknownIn(`${draft.activity} ${draft.message}`);
  const area = (name: 'activity' | 'message', max: number, rows: number, hint?: string) => (
    <Field
      id={`canned-${name}`}
      label={words[name]}
      fault={editor.fault(name)}
      {...(hint !== undefined && { hint })}
    >
      <textarea
        {...described(`canned-${name}`, editor.fault(name))}
        dir="auto"
        lang={draft.lang || undefined}
        rows={rows}
        maxLength={max}
        value={draft[name]}
        onFocus={() => {
          last.current = name;
        }}
        onInput={(event) => editor.edit({ [name]: event.currentTarget.value })}
      />
    </Field>
  );
  return (
    <form
      ref={form}
      class="canned-form"
      aria-label={draft.title || words.add}
      noValidate
      onSubmit={save}
      onKeyDown={(event) => {
        if (!isSend(event) || !editor.dirty) return;
        event.preventDefault();
        save();
      }}
    >
      {!editor.dirty && (
        <button type="button" class="link back" onClick={editor.close}>
          ← {words.back}
        </button>
      )}
      <fieldset class="whole" disabled={!mayChange}>
        <Field id="canned-title" label={words.name} hint={words.nameHint} fault={editor.fault('title')}>
          <input
            {...described('canned-title', editor.fault('title'))}
            type="text"
            dir="auto"
            maxLength={80}
            value={draft.title}
            onInput={(event) => editor.edit({ title: event.currentTarget.value })}
          />
        </Field>
        <LanguageField
          id="canned-lang"
          any={words.anyLang}
          value={draft.lang}
          fault={editor.fault('lang')}
          onChange={(lang) => editor.edit({ lang })}
        />
        {area('activity', 500, 1, words.activityHint)}
        {area('message', 8000, 5)}
        {mayChange && (
          <div class="field">
            <span class="name">{words.insert}</span>
            <div class="picks">
              {PLACEHOLDERS.map((one) => (
                <button
                  key={one}
                  type="button"
                  class="placeholder"
                  title={words.placeholder[one]}
                  aria-label={`{${one}}: ${words.placeholder[one]}`}
                  onClick={() => insert(one)}
                >
                  {`{${one}}`}
                </button>
              ))}
            </div>
          </div>
        )}
        {unknown.length > 0 && <p class="warn">{words.unknown(unknown.join(', '))}</p>}
      </fieldset>
      <CannedPreview draft={draft} />
      {editor.clash && (
        <div class="changed" role="alert">
          <p>
            <b>{words.stale[editor.clash]}</b>
          </p>
          <div class="choices">
            <button type="button" class="plain" onClick={editor.takeTheirs}>
              {words.stale.theirs}
            </button>
            <button type="button" class="plain" onClick={() => editor.save(true)}>
              {words.stale.mine}
            </button>
          </div>
        </div>
      )}
      <div id="canned-unsaved">
        <SaveBar
          dirty={editor.dirty}
          saving={editor.sending}
          fault={editor.wrong}
          said={editor.said}
          onDiscard={() => {
            if (editor.before) editor.open(editor.before);
            else editor.close();
            focusSheet();
          }}
        />
      </div>
      {mayChange && editor.before && !editor.dirty && <RemoveRow editor={editor} />}
    </form>
  );
}
