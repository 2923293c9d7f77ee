import { described, Field } from './field.tsx';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** In the empty field: what belongs there. */
  readonly placeholder?: string;
  readonly fault: string | undefined;
  readonly value: string;
  readonly max: number;
  onInput(value: string): void;
}

/** A field for one sentence. */
export function Line({ id, label, hint, placeholder, fault, value, max, onInput }: Props) {
  return (
    <Field id={id} label={label} fault={fault} {...(hint !== undefined && { hint })}>
      <input
        {...described(id, fault)}
        type="text"
        dir="auto"
        autocomplete="off"
        maxLength={max}
        placeholder={placeholder}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </Field>
  );
}
