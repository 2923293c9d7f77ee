import type { ComponentChildren } from 'preact';
import { useDesk } from '../lib/desk.ts';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** One question and its answer. */
export function Part({ id, title, children }: Props) {
  return (
    <section class="part" aria-labelledby={`part-${id}`}>
      <h2 id={`part-${id}`}>{title}</h2>
      {children}
    </section>
  );
}

interface TableProps {
  /** Of the part that it stands in. */
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A table that may be wider than the screen, reachable by keys. */
export function Scroll({ title, children }: TableProps) {
  const { text } = useDesk();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a mouse
    <section class="scroll" aria-label={text.pages.insights.tableOf(title)} tabIndex={0}>
      {children}
    </section>
  );
}

/** The same figures as a plot shows, to be read one by one. */
export function AsTable({ title, children }: TableProps) {
  const { text } = useDesk();
  return (
    <details class="as-table">
      <summary>{text.pages.insights.figures}</summary>
      <Scroll title={title}>{children}</Scroll>
    </details>
  );
}
