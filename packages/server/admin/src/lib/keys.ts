const TYPING = 'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]';

/** A key that means a command: no modifier held, nobody is typing, no dialog is open. */
export function isPlainKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return false;
  const target = event.target as HTMLElement | null;
  return !target?.closest?.(`${TYPING}, dialog`) && !document.querySelector('dialog[open]');
}

export const isTyping = (event: KeyboardEvent): boolean =>
  Boolean((event.target as HTMLElement | null)?.closest?.(TYPING));

/** Ctrl or Cmd with Enter: send. */
export const isSend = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing;
