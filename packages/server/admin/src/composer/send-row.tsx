import { Remarks } from '../help/remarks.tsx';
import { useDesk } from '../lib/desk.ts';
import { MoreBelow } from './more-below.tsx';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly sending: boolean;
  /** A sentence that says why it cannot be sent yet. */
  readonly missing: string | null;
  readonly fault?: string | undefined;
  /** Said while nothing is missing. */
  readonly hint?: string | undefined;
  /** Of a dialog: leaves it, with nothing sent. */
  onCancel?(): void;
}

/** The button, its keys, and the sentence that says what is missing. */
export function SendRow({ id, label, sending, missing, fault, hint, onCancel }: Props) {
  const { text } = useDesk();
  return (
    <div class="send-row">
      <MoreBelow />
      <Remarks />
      <button
        type="submit"
        class="send"
        aria-disabled={sending || missing !== null}
        aria-describedby={`${id}-missing`}
      >
        {sending ? text.composer.sending : label}
      </button>
      <span class="shortcut" aria-hidden="true">
        <kbd>Ctrl</kbd> <kbd>Enter</kbd>
      </span>
      {onCancel && (
        <button type="button" class="plain" onClick={onCancel}>
          {text.cancel}
        </button>
      )}
      <p id={`${id}-missing`} class={fault ? 'fault' : 'hint'}>
        {fault ?? missing ?? hint}
      </p>
    </div>
  );
}
