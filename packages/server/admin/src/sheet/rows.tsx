import type { ComponentChildren } from 'preact';
import { useDesk } from '../lib/desk.ts';

/** Rows that are read page by page. */
export interface ReadRows<T> {
  /** null until they are read. */
  readonly rows: readonly T[] | null;
  readonly failed: string | null;
  readonly hasMore: boolean;
  more(): void;
}

interface Props<T> extends ReadRows<T> {
  readonly words: { readonly failed: string; readonly loading: string; readonly more: string };
  /** The rows once there are any to show, or what is said of none. */
  children(rows: readonly T[]): ComponentChildren;
}

/** What there is of such rows: them and the way to more, or that they are being read, or cannot be. */
export function Rows<T>({ rows, failed, hasMore, more, words, children }: Props<T>) {
  const { text } = useDesk();
  if (failed) {
    return (
      <div class="empty" role="alert">
        <p>{words.failed}</p>
        <p class="quiet">{failed}</p>
        <button type="button" class="plain" onClick={more}>
          {text.queue.again}
        </button>
      </div>
    );
  }
  if (!rows) return <p class="quiet loading">{words.loading}</p>;
  return (
    <>
      {children(rows)}
      {hasMore && (
        <button type="button" class="plain" onClick={more}>
          {words.more}
        </button>
      )}
    </>
  );
}
