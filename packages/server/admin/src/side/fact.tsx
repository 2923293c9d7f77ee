import type { ComponentChildren } from 'preact';

interface Props {
  readonly title: string;
  /** Where it may have the focus. */
  readonly id?: string;
  readonly children: ComponentChildren;
}

export function Fact({ title, id, children }: Props) {
  return (
    <section class="fact" {...(id !== undefined && { id, tabIndex: -1 })}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
