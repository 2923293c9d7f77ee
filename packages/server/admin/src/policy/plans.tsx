import { useDesk } from '../lib/desk.ts';
import { announce } from '../parts/announcer.tsx';
import { dayOf, type PlanDraft } from './draft.ts';
import type { Editor } from './editor.ts';
import { PlanCard } from './plan.tsx';

interface Props {
  readonly editor: Editor;
  readonly mayChange: boolean;
}

const MOST = 20;

/** The support plans in their order; the first is for customers of whom none is known. */
export function PlansPart({ editor, mayChange }: Props) {
  const { text } = useDesk();
  const words = text.pages.policy.plans;
  const { plans, hours } = editor.draft;
  const set = (next: readonly PlanDraft[]) => editor.change({ plans: next });
  const nameOf = (at: number) => plans[at]?.name.trim() || words.unnamed(at + 1);

  const move = (from: number, to: number) => {
    const next = plans.filter((_, n) => n !== from);
    next.splice(to, 0, plans[from] as PlanDraft);
    set(next);
    if (to === 0) announce(words.madeDefault(nameOf(from)));
  };
  // Beginning from a copy: a new plan mostly differs in a few of eight figures.
  const add = () => {
    set([...plans, { ...(plans.at(-1) as PlanDraft), name: '' }]);
    requestAnimationFrame(() => document.getElementById(`plan-${plans.length}-name`)?.focus());
  };
  return (
    <section class="part" aria-labelledby="part-plans">
      <h2 id="part-plans">{words.title}</h2>
      <p class="hint">{words.hint}</p>
      {plans.map((plan, at) => (
        <PlanCard
          key={at}
          at={at}
          plan={plan}
          name={nameOf(at)}
          day={dayOf(plan, hours)}
          alone={plans.length === 1}
          mayChange={mayChange}
          fault={(path) => editor.fault(`plans.${at}.${path}`)}
          onChange={(next) => set(plans.map((one, n) => (n === at ? next : one)))}
          onDefault={() => move(at, 0)}
          onUp={() => move(at, at - 1)}
          onRemove={() => set(plans.filter((_, n) => n !== at))}
        />
      ))}
      {mayChange && plans.length < MOST && (
        <button type="button" class="plain" onClick={add}>
          {words.add}
        </button>
      )}
      <p class="fault">{editor.fault('plans')}</p>
    </section>
  );
}
