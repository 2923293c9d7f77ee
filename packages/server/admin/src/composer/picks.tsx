export interface Pick<T extends string> {
  readonly id: T;
  readonly label: string;
  /** Said beside the label, smaller: the time that the pick stands for. */
  readonly detail?: string;
}

interface Props<T extends string> {
  readonly id: string;
  readonly picks: readonly Pick<T>[];
  readonly chosen: T | null;
  onChoose(id: T): void;
}

/** Radio buttons that look like a row of choices. Named by the `<Field group>` around them. */
export function Picks<T extends string>({ id, picks, chosen, onChoose }: Props<T>) {
  return (
    <div
      class="picks"
      id={id}
      role="radiogroup"
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-fault`}
    >
      {picks.map((pick) => (
        <label key={pick.id} class="pick">
          <input
            type="radio"
            name={id}
            value={pick.id}
            checked={pick.id === chosen}
            onChange={() => onChoose(pick.id)}
            onClick={() => pick.id === chosen && onChoose(pick.id)}
          />
          <span>
            {pick.label}
            {pick.detail && <span class="detail"> {pick.detail}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}
