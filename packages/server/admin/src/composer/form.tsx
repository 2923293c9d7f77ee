import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { RemarksContext, useRemarked } from '../help/remarks.tsx';
import { isSend } from '../lib/keys.ts';
import { Changed, type ChangedProps } from './based.tsx';

interface Props {
  readonly label: string;
  readonly class?: string;
  /** What has changed while it was written, where something has: it is looked at first. */
  readonly news?: ChangedProps | false;
  /** What is written in it and who reads that. */
  readonly head?: ComponentChildren;
  /** The field that keeps it from being sent, as a selector; null: nothing does. */
  readonly stop: string | null;
  readonly children: ComponentChildren;
  /** Sends what is written. @returns false where it was refused */
  onSend(): Promise<boolean> | undefined;
}

const WRONG = '.wrong :is(input, select, textarea), [aria-invalid=true]';

/** What every form of the desk has in common: Ctrl+Enter sends it, and what is missing or wrong gets the focus. */
export function Form({ label, class: extra, news = false, head, stop, children, onSend }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const remarked = useRemarked();
  const focus = (selector: string) => {
    const field = form.current?.querySelector<HTMLElement>(selector);
    const folded = field?.closest('details');
    if (folded) folded.open = true;
    field?.focus();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const first = news ? '.changed button' : stop;
    if (first) return focus(first);
    const taken = await onSend();
    // Drawn first: then the fields know that they are wrong.
    if (taken === false) setTimeout(() => focus(WRONG));
    if (taken) startOver(form.current);
  };
  return (
    <RemarksContext.Provider value={remarked}>
      <form
        ref={form}
        class={extra}
        aria-label={label}
        aria-describedby={head ? 'readers' : undefined}
        onSubmit={submit}
        onKeyDown={(event) => isSend(event) && submit(event)}
      >
        {head}
        {news && <Changed {...news} />}
        {children}
      </form>
    </RemarksContext.Provider>
  );
}

/** For the next words: from the top, with what most of them do without folded. */
function startOver(form: HTMLElement | null): void {
  for (const folded of form?.querySelectorAll<HTMLDetailsElement>('details.fold') ?? []) folded.open = false;
  const column = form?.closest('.composer');
  if (column) column.scrollTop = 0;
}
