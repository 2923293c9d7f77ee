import type { Impact } from '@vestka/sdk/agent';
import { Picks } from '../composer/picks.tsx';
import { useDesk } from '../lib/desk.ts';
import { IMPACTS, type PlanDraft, type TargetDraft } from './draft.ts';
import type { Day } from './duration.ts';
import { DurationField } from './duration-field.tsx';

interface Props {
  readonly at: number;
  readonly plan: PlanDraft;
  readonly name: string;
  /** How long a day is among its durations. */
  readonly day: Day;
  /** The only one: it can neither be moved nor removed. */
  readonly alone: boolean;
  readonly mayChange: boolean;
  fault(path: string): string | undefined;
  onChange(plan: PlanDraft): void;
  onDefault(): void;
  onUp(): void;
  onRemove(): void;
}

const WHAT = ['reaction', 'interval'] as const;

/** One support plan: its name, the time that counts, and what it promises for each impact. */
export function PlanCard(props: Props) {
  const { at, plan, name, day, mayChange, fault, onChange } = props;
  const { text } = useDesk();
  const words = text.pages.policy.plans;
  const id = `plan-${at}`;
  const put = (impact: Impact, part: Partial<TargetDraft>) =>
    onChange({
      ...plan,
      targets: { ...plan.targets, [impact]: { ...plan.targets[impact], ...part } },
    });
  const wrong = fault('name');
  return (
    <fieldset class="plan" aria-label={name}>
      <div class="plan-head">
        <label class="unseen" for={`${id}-name`}>
          {words.name}
        </label>
        <input
          id={`${id}-name`}
          type="text"
          class="plan-name"
          placeholder={words.name}
          maxLength={40}
          dir="auto"
          aria-invalid={wrong !== undefined}
          aria-describedby={`${id}-name-fault`}
          value={plan.name}
          onInput={(event) => onChange({ ...plan, name: event.currentTarget.value })}
        />
        {at === 0 && (
          <span class="tag" title={words.defaultHint}>
            {words.isDefault}
          </span>
        )}
        {mayChange && !props.alone && <PlanActs {...props} />}
      </div>
      <p class="fault" id={`${id}-name-fault`}>
        {wrong}
      </p>
      {at === 0 && <p class="hint">{words.defaultHint}</p>}
      <div class="counts">
        <span class="quiet" id={`${id}-hours-name`}>
          {words.counts}
        </span>
        <Picks
          id={`${id}-hours`}
          picks={(['business', 'always'] as const).map((one) => ({ id: one, label: words.counted[one] }))}
          chosen={plan.hours}
          onChoose={(hours) => onChange({ ...plan, hours })}
        />
        <span class="unseen" id={`${id}-hours-fault`} />
      </div>
      {plan.hours === 'always' && <p class="hint">{words.alwaysHint}</p>}
      <table class="targets">
        <thead>
          <tr>
            <th scope="col">{words.impact}</th>
            {WHAT.map((what) => (
              <th key={what} scope="col">
                {words[what]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {IMPACTS.map((impact) => (
            <tr key={impact}>
              <th scope="row">{text.impact[impact]}</th>
              {WHAT.map((what) => (
                <td key={what}>
                  <DurationField
                    id={`${id}-${impact}-${what}`}
                    label={words.cell(name, text.impact[impact], words[what])}
                    value={plan.targets[impact][what]}
                    day={day}
                    fault={fault(`targets.${impact}.${what}`)}
                    onInput={(typed) => put(impact, { [what]: typed })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}

function PlanActs({ at, name, onDefault, onUp, onRemove }: Props) {
  const words = useDesk().text.pages.policy.plans;
  return (
    <div class="acts">
      {at > 0 && (
        <button type="button" class="link" aria-label={words.makeDefaultOf(name)} onClick={onDefault}>
          {words.makeDefault}
        </button>
      )}
      {at > 1 && (
        <button type="button" class="link" aria-label={words.up(name)} onClick={onUp}>
          ↑
        </button>
      )}
      <button type="button" class="link" aria-label={words.removeOf(name)} onClick={onRemove}>
        {words.remove}
      </button>
    </div>
  );
}
