import { useEffect, useRef } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';

/** The list of keys. Escape closes it, as any dialog. */
export function KeysDialog({ onClose }: { onClose(): void }) {
  const { text } = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} class="keys" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">{text.keys.title}</h2>
      <dl>
        {text.keys.list.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="plain" onClick={() => dialog.current?.close()}>
        {text.keys.close}
      </button>
    </dialog>
  );
}
