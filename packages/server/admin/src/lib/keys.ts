const TYPING = 'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]';

/** A key that means a command: no modifier held, nobody is typing, no dialog or menu is open. */
export function isPlainKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return false;
  const target = event.target as HTMLElement | null;
  return !target?.closest?.(`${TYPING}, dialog, [role=menu]`) && !document.querySelector('dialog[open]');
}

export const isTyping = (event: KeyboardEvent): boolean =>
  Boolean((event.target as HTMLElement | null)?.closest?.(TYPING));

/** Ctrl or Cmd with Enter: send. */
export const isSend = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing;

/** What a control says when one rests on it: its name, and the key that does the same. */
export const tip = (label: string, key: string): { title: string; 'aria-keyshortcuts': string } => ({
  title: `${label} (${key})`,
  'aria-keyshortcuts': key,
});

/** The key that was meant: on a keyboard that writes no Latin letters, the one that stands in that place. */
export const keyOf = ({ key, code }: KeyboardEvent): string =>
  /^\P{ASCII}$/u.test(key) && /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key;
