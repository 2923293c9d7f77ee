import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** How much of it is filled in, said while it is folded. */
  readonly count?: string | false;
  /** Something has to stand in it: it is open from the start. */
  readonly wanted?: boolean;
  readonly fault?: string | undefined;
  readonly children: ComponentChildren;
}

/** A part of a form that most words do without: folded until it is wanted, open while something stands in it. */
export function Part({ id, label, hint, count = false, wanted = false, fault, children }: Props) {
  const [open, setOpen] = useState(wanted || count !== false);
  return (
    <details
      class={`fold ${fault ? 'wrong' : ''}`}
      id={`part-${id}`}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {label}
        {count && <span class="count"> · {count}</span>}
      </summary>
      {hint && <p class="hint">{hint}</p>}
      {children}
      <p class="fault" id={`${id}-fault`}>
        {fault}
      </p>
    </details>
  );
}
