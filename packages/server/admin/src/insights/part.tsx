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

/** What may be wider than the screen, reachable by keys. */
export function Scroll({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a mouse
    <section class="scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

/** The same figures as a plot shows, to be read one by one. */
export function AsTable({ children }: { readonly children: ComponentChildren }) {
  const { text } = useDesk();
  return (
    <details class="as-table">
      <summary>{text.pages.insights.figures}</summary>
      <Scroll label={text.pages.insights.figures}>{children}</Scroll>
    </details>
  );
}
