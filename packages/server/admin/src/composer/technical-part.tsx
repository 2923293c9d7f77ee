import { useDesk } from '../lib/desk.ts';
import { Part } from './part.tsx';

interface Props {
  readonly value: string;
  readonly fault: string | undefined;
  onInput(value: string): void;
}

/** The same words for technical readers; the customer chooses how much of it they see. */
export function TechnicalPart({ value, fault, onInput }: Props) {
  const { text } = useDesk();
  return (
    <Part id="technical" label={text.report.technical} count={value !== '' && '✓'} fault={fault}>
      <textarea
        dir="auto"
        rows={3}
        maxLength={8000}
        aria-label={text.report.technical}
        aria-describedby="technical-fault"
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </Part>
  );
}
