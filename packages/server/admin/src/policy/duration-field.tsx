import { useDesk } from '../lib/desk.ts';
import { type Day, readAs } from './duration.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** How long a day is in this plan. */
  readonly day: Day;
  readonly fault: string | undefined;
  onInput(typed: string): void;
}

/** A length of time as it is typed, with how it is read where that is not what stands there. */
export function DurationField({ id, label, value, day, fault, onInput }: Props) {
  const { text } = useDesk();
  const words = text.pages.policy;
  const read = readAs(value, day, words.duration);
  return (
    <>
      <input
        id={id}
        type="text"
        class="duration"
        aria-label={label}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-read ${id}-fault`}
        autocomplete="off"
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p class="hint" id={`${id}-read`}>
        {read !== null && words.plans.readAs(read)}
      </p>
      <p class="fault" id={`${id}-fault`}>
        {fault}
      </p>
    </>
  );
}
