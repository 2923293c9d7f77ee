import { useDesk } from '../lib/desk.ts';

interface Props {
  readonly children: string | null | undefined;
  readonly class?: string;
}

/** What a person wrote: a text node, its spaces kept, in its own direction. Null: it has been erased. */
export function Words({ children, class: extra = '' }: Props) {
  const { text } = useDesk();
  if (children === null || children === undefined)
    return <p class={`words erased ${extra}`}>{text.erased}</p>;
  return (
    <p class={`words ${extra}`} dir="auto">
      {children}
    </p>
  );
}
