interface Props {
  readonly class?: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly max?: number;
  readonly value: string;
  onInput(value: string): void;
}

/** A field for a few lines inside a row of others, its name above it. */
export function NamedArea({ class: extra = '', label, placeholder = '', max, value, onInput }: Props) {
  return (
    <label class={`named-area ${extra}`}>
      <span>{label}</span>
      <textarea
        rows={1}
        dir="auto"
        placeholder={placeholder}
        maxLength={max}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  );
}
