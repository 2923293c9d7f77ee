import { hrefOf, type Subject } from '../lib/subject.ts';

/** What can be written. */
export type Mode = 'update' | 'note' | 'escalate' | 'wish' | 'report';

export interface Composing {
  readonly mode: Mode;
  /** The part of the form to begin with; default: its first field. */
  readonly part?: string;
}

const EVENT = 'desk:compose';

/** Leads to the composer from elsewhere on the desk, also where only one column is shown. */
export function compose(subject: Pick<Subject, 'id'>, mode: Mode, part?: string): void {
  if (location.hash.endsWith('/facts')) location.hash = hrefOf(subject);
  const detail: Composing = part === undefined ? { mode } : { mode, part };
  // When the column is shown: until then nothing in it takes the focus.
  setTimeout(() => document.dispatchEvent(new CustomEvent(EVENT, { detail })));
}

/** @returns a function that ends it */
export function onCompose(listener: (composing: Composing) => void): () => void {
  const heard = (event: Event) => listener((event as CustomEvent<Composing>).detail);
  document.addEventListener(EVENT, heard);
  return () => document.removeEventListener(EVENT, heard);
}
