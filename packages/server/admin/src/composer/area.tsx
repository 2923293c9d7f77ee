import { described, Field } from './field.tsx';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault: string | undefined;
  readonly value: string;
  readonly rows?: number;
  readonly max: number;
  onInput(value: string): void;
}

/** A field for a few sentences. */
export function Area({ id, label, hint, fault, value, rows = 2, max, onInput }: Props) {
  return (
    <Field id={id} label={label} fault={fault} {...(hint !== undefined && { hint })}>
      <textarea
        {...described(id, fault)}
        dir="auto"
        rows={rows}
        maxLength={max}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </Field>
  );
}
