import type { ComponentChildren } from 'preact';
import { useDesk } from '../lib/desk.ts';
import { initials } from '../lib/initials.ts';
import { ago } from '../locales/index.ts';
import { Time } from '../parts/time.tsx';

/** Who wrote it, and when. */
export interface PersonProps {
  readonly name: string;
  readonly at: string;
  readonly now: number;
  readonly title?: string | undefined;
}

interface Props extends PersonProps {
  readonly kind: 'customer' | 'agent' | 'note';
  /** In the name's place, where it takes more to be true than the name. */
  readonly said?: string;
  readonly children: ComponentChildren;
}

/** Someone's words: a face, a name, when, and what they wrote. */
export function Person({ kind, name, said = name, at, now, title, children }: Props) {
  const { text } = useDesk();
  return (
    <div class={`entry ${kind}`}>
      <span class="face" aria-hidden="true">
        {initials(name)}
      </span>
      <div class="said">
        <p class="by">
          <b dir="auto">{said}</b>
          {title && <span class="titled"> {title}</span>} <Time at={at} now={now} />
          <span class="ago"> · {ago(text, Date.parse(at), now)}</span>
          {kind === 'note' && <span class="team-only"> · {text.entry.teamOnly}</span>}
        </p>
        {children}
      </div>
    </div>
  );
}
