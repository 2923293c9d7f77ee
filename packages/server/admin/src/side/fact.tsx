import type { ComponentChildren } from 'preact';

export function Fact({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="fact">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
