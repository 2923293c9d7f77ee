import { useRef } from 'preact/hooks';
import { tip } from '../lib/keys.ts';

export interface Tab<T extends string> {
  readonly id: T;
  readonly label: string;
  readonly count?: number;
  /** The key that opens it, said in its tooltip. */
  readonly hint?: string;
}

interface Props<T extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<T>[];
  readonly selected: T;
  readonly panel: string;
  readonly class?: string;
  onSelect(id: T): void;
}

/** Tabs in the ARIA manner: one stop for Tab, arrows move and select. */
export function Tabs<T extends string>({
  label,
  tabs,
  selected,
  panel,
  onSelect,
  class: extra = '',
}: Props<T>) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const at = tabs.findIndex(({ id }) => id === selected);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    onSelect(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <div ref={list} class={`tabs ${extra}`} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map(({ id, label: name, count, hint }) => (
        <button
          key={id}
          type="button"
          role="tab"
          data-tab={id}
          aria-selected={id === selected}
          aria-controls={panel}
          tabIndex={id === selected ? 0 : -1}
          onClick={() => onSelect(id)}
          {...(hint && tip(name, hint))}
        >
          {name}
          {count !== undefined && <span class="count"> {count}</span>}
        </button>
      ))}
    </div>
  );
}
