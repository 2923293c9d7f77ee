import { isOpen, type TeamTicket } from '@vestka/sdk/agent';
import { useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { sentenceOf } from '../lib/refusals.ts';
import { nameOf } from '../lib/subject.ts';
import { useTerms } from '../lib/terms.ts';
import { IMPACTS, KINDS } from '../lib/view.ts';
import { announce } from '../parts/announcer.tsx';
import { Fact } from './fact.tsx';

/** What kind of request it is, how bad, on which plan: each can be put right. */
export function ClassifyFact({ ticket }: { readonly ticket: TeamTicket }) {
  const { client, text } = useDesk();
  const [failed, setFailed] = useState<string | null>(null);
  const plans = useTerms()?.policy.plans.map(({ name }) => name) ?? [];
  const known = plans.find((name) => name.toLowerCase() === ticket.plan?.toLowerCase()) ?? ticket.plan ?? '';
  const open = isOpen(ticket.status);

  const rows = [
    ['kind', text.side.kind, ticket.kind, KINDS.map((id) => [id, text.kind[id]])],
    ['impact', text.side.impact, ticket.impact, IMPACTS.map((id) => [id, text.impact[id]])],
    [
      'plan',
      text.side.plan,
      known,
      [
        ['', text.side.noPlan],
        ...[...new Set([...plans, known])].filter(Boolean).map((name) => [name, name]),
      ],
    ],
  ] as [string, string, string, [string, string][]][];

  const change = async (name: string, value: string, select: HTMLSelectElement) => {
    setFailed(null);
    try {
      const after = await client.classify(ticket.id, { [name]: value || null });
      announce(`${nameOf(after)}: ${text.side.changed}`);
    } catch (error) {
      setFailed(sentenceOf(error, text));
      // What was not taken is not shown.
      select.value = rows.find(([one]) => one === name)?.[2] ?? '';
    }
  };
  return (
    <Fact title={text.side.about}>
      <div class="classify">
        {rows.map(([name, label, value, options]) =>
          open ? (
            <label key={name}>
              <span>{label}</span>
              <select
                value={value}
                onChange={({ currentTarget }) => change(name, currentTarget.value, currentTarget)}
              >
                {options.map(([id, words]) => (
                  <option key={id} value={id}>
                    {words}
                  </option>
                ))}
              </select>
            </label>
          ) : (
            <p key={name}>
              <span>{label}</span> {options.find(([id]) => id === value)?.[1]}
            </p>
          ),
        )}
      </div>
      <p class="fault" role={failed ? 'alert' : undefined}>
        {failed}
      </p>
    </Fact>
  );
}
