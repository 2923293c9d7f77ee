import type { QueueFilter } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { useTerms } from '../lib/terms.ts';
import { FLAGS, IMPACTS, KINDS, LEVELS, OPEN_STATUSES } from '../lib/view.ts';

interface Props {
  readonly filter: QueueFilter;
  onChange(filter: QueueFilter): void;
}

/** What the queue may be narrowed to; all that is chosen must hold. */
export function FilterFields({ filter, onChange }: Props) {
  const { text } = useDesk();
  const plans = useTerms()?.policy.plans.map(({ name }) => name) ?? [];
  const same = (name: string) => name;
  const fields: [keyof QueueFilter, readonly string[], (value: string) => string][] = [
    ['status', OPEN_STATUSES, (value) => text.status[value as keyof typeof text.status]],
    ['impact', IMPACTS, (value) => text.impact[value as keyof typeof text.impact]],
    ['kind', KINDS, (value) => text.kind[value as keyof typeof text.kind]],
    ['plan', plans, same],
    ['level', LEVELS, (value) => text.level[value as keyof typeof text.level]],
    ['flag', FLAGS, (value) => text.filter.flags[value as keyof typeof text.filter.flags]],
  ];
  return (
    <fieldset class="filters" id="filter-fields" aria-label={text.filter.label}>
      {fields.map(([name, values, label]) => (
        <label key={name}>
          <span>{text.filter.names[name]}</span>
          <select
            value={filter[name] ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              const { [name]: _, ...others } = filter;
              onChange(value ? { ...others, [name]: value } : others);
            }}
          >
            <option value="">{text.filter.any}</option>
            {values.map((value) => (
              <option key={value} value={value}>
                {label(value)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}
