import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  readonly title: string;
  readonly lead?: string;
  readonly class?: string;
  /** The id of what has the focus afterwards. Default: what had it before. */
  readonly next?: string;
  /** The id of what has it where that is gone. */
  readonly fallback?: string;
  readonly children: ComponentChildren;
  onClose(): void;
}

/** A question before the page. Escape closes it; the focus goes back to where it was. */
export function Dialog({ title, lead, children, next, fallback, onClose, class: extra = '' }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    if (!dialog.current?.open) dialog.current?.showModal();
    return () => {
      // When it is out of the way: until then nothing behind it takes the focus.
      setTimeout(() => {
        const named = (id: string | undefined) => (id ? document.getElementById(id) : null);
        const left = [named(next), before, named(fallback)].find((one) => one?.isConnected);
        left?.focus({ preventScroll: true });
      });
    };
  }, [next, fallback]);
  return (
    <dialog ref={dialog} class={`ask ${extra}`} aria-labelledby="dialog-title" onClose={onClose}>
      <h2 id="dialog-title">{title}</h2>
      {lead && <p class="quiet">{lead}</p>}
      {children}
    </dialog>
  );
}
