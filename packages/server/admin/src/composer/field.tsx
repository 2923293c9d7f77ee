import type { ComponentChildren } from 'preact';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** The server's sentence about this field. */
  readonly fault?: string | undefined;
  /** A group of picks, not one field: the label names the group. */
  readonly group?: boolean;
  /** Under the name: another way to fill it in. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** One line of a form: its name, the field, and what is wrong with it. */
export function Field({ id, label, hint, fault, group, aside, children }: Props) {
  return (
    <div class={`field ${fault ? 'wrong' : ''}`}>
      {group ? (
        <span class="name" id={`${id}-name`}>
          {label}
        </span>
      ) : (
        <label class="name" for={id}>
          {label}
        </label>
      )}
      <div class="value">
        {children}
        {hint && (
          <p class="hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
        <p class="fault" id={`${id}-fault`}>
          {fault}
        </p>
      </div>
      {aside && <div class="field-aside">{aside}</div>}
    </div>
  );
}

/** What ties a field to its sentences. */
export const described = (id: string, fault: string | undefined) => ({
  id,
  'aria-describedby': `${id}-hint ${id}-fault`,
  'aria-invalid': fault !== undefined,
});
