import type { ComponentChildren } from 'preact';
import { useDesk } from '../lib/desk.ts';

interface Props {
  readonly dirty: boolean;
  readonly saving: boolean;
  /** What is wrong, or that it has been saved. */
  readonly fault: string | null;
  readonly said: string | null;
  onDiscard(): void;
  /** Above the buttons: what stands in their way. */
  readonly children?: ComponentChildren;
}

/** At the foot of a form: there while something is unsaved, or has just been saved. */
export function SaveBar({ dirty, saving, fault, said, onDiscard, children }: Props) {
  const { text } = useDesk();
  if (!dirty && !said) return null;
  return (
    <div class="save-bar">
      {children}
      {dirty && (
        <>
          <button type="submit" class="send" aria-disabled={saving}>
            {saving ? text.pages.saving : text.pages.save}
          </button>
          <button type="button" class="plain" onClick={onDiscard}>
            {text.pages.discard}
          </button>
        </>
      )}
      <p class={fault ? 'fault' : 'hint'}>{fault ?? said ?? text.pages.unsaved}</p>
    </div>
  );
}
