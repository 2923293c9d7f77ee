import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Row {
  readonly id: string;
}

interface Props<R extends Row> {
  /** How one of them is laid out. */
  readonly class: string;
  readonly rows: readonly R[];
  readonly most: number;
  readonly words: {
    /** The name of one, such as “Remaining thing 2”. */
    row(n: number): string;
    remove(n: number): string;
    readonly add: string;
  };
  fresh(): Omit<R, 'id'>;
  /** What is wrong with one, said under it. */
  fault(at: number): string | undefined;
  onChange(rows: readonly R[]): void;
  children(row: R, change: (part: Partial<R>) => void, at: number): ComponentChildren;
}

/** Things of one kind, each of a few fields, with a way to add one and to remove each. */
export function Rows<R extends Row>(props: Props<R>) {
  const { rows, most, words, fresh, fault, onChange, children } = props;
  const list = useRef<HTMLDivElement>(null);
  const next = useRef<'row' | 'add' | null>(null);
  // With what is drawn: the keyboard goes on where something came or went.
  useLayoutEffect(() => {
    const last = list.current?.querySelector(':scope > fieldset:last-of-type');
    const row = next.current === 'row' && last;
    if (row) {
      // All of it where there is room, and its first field in any case.
      row.scrollIntoView?.({ block: 'nearest' });
      row.querySelector<HTMLElement>('input, textarea')?.focus();
    } else if (next.current) list.current?.querySelector<HTMLElement>(':scope > .plain')?.focus();
    next.current = null;
  });
  const change = (id: string) => (part: Partial<R>) =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  return (
    <div class="rows-of" ref={list}>
      {rows.map((row, at) => {
        const wrong = fault(at);
        return (
          <fieldset
            key={row.id}
            class={`${props.class} ${wrong ? 'wrong' : ''}`}
            aria-label={words.row(at + 1)}
          >
            {children(row, change(row.id), at)}
            <button
              type="button"
              class="remove"
              aria-label={words.remove(at + 1)}
              title={words.remove(at + 1)}
              onClick={() => {
                next.current = 'add';
                onChange(rows.filter(({ id }) => id !== row.id));
              }}
            >
              ×
            </button>
            <p class="fault">{wrong}</p>
          </fieldset>
        );
      })}
      {rows.length < most && (
        <button
          type="button"
          class="plain"
          onClick={() => {
            next.current = 'row';
            onChange([...rows, { ...fresh(), id: crypto.randomUUID() } as R]);
          }}
        >
          {words.add}
        </button>
      )}
    </div>
  );
}
