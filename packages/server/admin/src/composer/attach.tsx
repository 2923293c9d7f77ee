import type { Upload } from '@vestka/sdk/agent';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { fileSize } from '../lib/file-size.ts';
import { useUploads } from '../lib/uploads.ts';
import { announce } from '../parts/announcer.tsx';

/** So many go with one message; the server takes no more. */
const MOST = 10;

interface Props {
  /** Of which words they are a part: they stay with these while another request is open. */
  readonly draft: string;
  readonly label?: string;
  readonly fault?: string | undefined;
  /** Within which element files may be dropped and pasted; default: the whole form. */
  readonly zone?: string;
}

/** Files to go with the words: picked, dropped or pasted, several at once, each with its way to the server. */
export function Attach({ draft, label, fault, zone = 'form' }: Props) {
  const { text } = useDesk();
  const uploads = useUploads();
  const all = uploads.list(draft);
  const self = useRef<HTMLDivElement>(null);
  const [tooMany, setTooMany] = useState(false);
  const count = all.length;

  const add = (files: readonly File[]) => {
    const free = Math.max(0, MOST - count);
    setTooMany(files.length > free);
    uploads.add(files.slice(0, free), draft);
  };
  const latest = useRef(add);
  latest.current = add;
  useDropped(self, zone, latest);
  useArrived(all, (name) => announce(text.files.added(name)));

  return (
    <div class="attach" ref={self}>
      <label class="plain">
        {label ?? text.files.attach}
        <input
          type="file"
          multiple
          onChange={({ currentTarget }) => {
            add([...(currentTarget.files ?? [])]);
            // The same file may be chosen again after it was removed.
            currentTarget.value = '';
          }}
        />
      </label>
      {count === 0 && zone === 'form' && <span class="hint">{text.files.attachHint}</span>}
      {count > 0 && (
        <ul class="uploads" aria-label={label ?? text.files.label}>
          {all.map((one) => (
            <Row
              key={one.key}
              upload={one}
              onRetry={() => uploads.retry(one.key)}
              onRemove={() => {
                self.current?.querySelector<HTMLElement>('input')?.focus();
                setTooMany(false);
                uploads.remove(one.key);
              }}
            />
          ))}
        </ul>
      )}
      <p class="fault" role={tooMany ? 'alert' : undefined}>
        {tooMany ? text.files.tooMany(MOST) : fault}
      </p>
    </div>
  );
}

/** The same file would be refused again: it is only taken away. */
const FINAL = /^(payload_too_large|file_empty|file_type_refused|file_unreadable)$/;

interface RowProps {
  readonly upload: Upload;
  onRetry(): void;
  onRemove(): void;
}

function Row({ upload, onRetry, onRemove }: RowProps) {
  const { text, times } = useDesk();
  const { name, size, sent, state, type, code, message } = upload;
  const words = text.files;
  const [, most] = (code === 'payload_too_large' && /(\d+) MB/.exec(message ?? '')) || [];
  const why = most
    ? words.tooLarge(most)
    : ((code && (words.refused[code] ?? text.refusal[code])) ?? message);
  const percent = size > 0 ? Math.floor((sent / size) * 100) : 0;
  const busy = state === 'sending' || state === 'waiting' || state === 'paused';
  return (
    <li class={`upload ${state}`}>
      <span class="name" dir="auto">
        {name}
      </span>
      <span class="file-type">
        {state === 'ready' && `${words.type(type)}, `}
        {fileSize(size, times.locale)}
        {state === 'paused' && ` · ${(code && words.refused[code]) ?? words.waiting}`}
        {state === 'sending' && ` · ${words.sending(percent)}`}
      </span>
      {busy && <progress max={Math.max(1, size)} value={sent} aria-label={name} />}
      {state === 'refused' && (
        <>
          <span class="fault">{why}</span>
          {!FINAL.test(code ?? '') && (
            <button type="button" class="link" aria-label={words.retryName(name)} onClick={onRetry}>
              {words.retry}
            </button>
          )}
        </>
      )}
      <button
        type="button"
        class="drop"
        aria-label={words.remove(name)}
        title={words.remove(name)}
        onClick={onRemove}
      >
        ×
      </button>
    </li>
  );
}

type Ref<T> = { readonly current: T };

/** Files dropped on the form or pasted into it. What is pasted as words stays words. */
function useDropped(self: Ref<HTMLElement | null>, zone: string, add: Ref<(files: File[]) => void>): void {
  useEffect(() => {
    const area = self.current?.closest<HTMLElement>(zone);
    if (!area) return;
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      area.classList.add('dropping');
    };
    const leave = (event: DragEvent) => {
      if (!area.contains(event.relatedTarget as Node | null)) area.classList.remove('dropping');
    };
    const drop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      area.classList.remove('dropping');
      if (!files[0]) return;
      event.preventDefault();
      add.current(files);
    };
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (!files[0] || event.clipboardData?.types.includes('text/plain')) return;
      event.preventDefault();
      add.current(files);
    };
    area.addEventListener('dragover', over);
    area.addEventListener('dragleave', leave);
    area.addEventListener('drop', drop);
    area.addEventListener('paste', paste);
    return () => {
      area.removeEventListener('dragover', over);
      area.removeEventListener('dragleave', leave);
      area.removeEventListener('drop', drop);
      area.removeEventListener('paste', paste);
    };
  }, [self, zone, add]);
}

/** Says once of each file that it is there. */
function useArrived(all: readonly Upload[], tell: (name: string) => void): void {
  const ready = all.filter(({ state }) => state === 'ready');
  const told = useRef(new Set(ready.map(({ key }) => key)));
  useEffect(() => {
    for (const { key, name } of ready) {
      if (told.current.has(key)) continue;
      told.current.add(key);
      tell(name);
    }
  });
}
