import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
}

interface Props {
  readonly label: ComponentChildren;
  readonly name: string;
  readonly items: readonly MenuItem[];
  readonly class?: string;
  readonly attributes?: Record<string, string>;
  /** Opened by its key: counts up. */
  readonly opened?: number;
  onPick(id: string): void;
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** A button and its menu, in the ARIA manner: arrows move, a first letter finds, Escape and Tab close it. */
export function Menu({
  label,
  name,
  items,
  onPick,
  opened = 0,
  attributes = {},
  class: extra = 'plain',
}: Props) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const entries = () => [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];

  useEffect(() => {
    if (opened > 0) setOpen(true);
  }, [opened]);
  useEffect(() => {
    if (open) list.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [open]);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      const target = event.target as Node;
      if (!list.current?.contains(target) && !button.current?.contains(target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return setOpen(false);
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const step = STEPS[event.key];
    let next: HTMLElement | undefined;
    if (step) next = all[(at + step + all.length) % all.length];
    else if (event.key === 'Home') next = all[0];
    else if (event.key === 'End') next = all.at(-1);
    else if (event.key === 'Escape') close();
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && event.key !== ' ') {
      const letter = event.key.toLowerCase();
      const rest = [...all.slice(at + 1), ...all.slice(0, at + 1)];
      next = rest.find((entry) => entry.textContent?.toLowerCase().startsWith(letter));
    } else return;
    event.preventDefault();
    event.stopPropagation();
    next?.focus();
  };
  return (
    <div class="menu">
      <button
        {...attributes}
        ref={button}
        type="button"
        class={extra}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      {open && (
        <div ref={list} class="menu-list" role="menu" aria-label={name} onKeyDown={onKeyDown}>
          {items.map(({ id, label: what, detail }) => (
            <button
              key={id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close();
                onPick(id);
              }}
            >
              <span dir="auto">{what}</span>
              {detail && <span class="detail">{detail}</span>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
