import type { WorkingStatus } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { useWorkspaceZone } from '../lib/workspace-zone.ts';
import { toDate } from '../lib/zone.ts';
import { DayEnds } from './day-ends.tsx';
import { Field } from './field.tsx';
import { Line } from './line.tsx';
import { Picks } from './picks.tsx';
import type { WaitingDraft } from './waiting-draft.ts';

interface Props {
  readonly status: WorkingStatus | null;
  readonly draft: WaitingDraft;
  fault(path: string): string | undefined;
  onChange(draft: WaitingDraft): void;
}

/** What is waited for: of the customer what exactly, of others whom, of a release its version and date. */
export function WaitingFields({ status, draft, fault, onChange }: Props) {
  const { text } = useDesk();
  const words = text.waiting;
  const wrong = fault('waiting') ?? fault('waiting.for');
  if (status === 'waiting_on_customer') {
    return (
      <Line
        id="needed"
        label={words.needed}
        hint={words.neededHint}
        max={300}
        fault={fault('waiting.text') ?? wrong}
        value={draft.text}
        onInput={(needed) => onChange({ ...draft, text: needed })}
      />
    );
  }
  if (status === 'waiting_on_others') {
    return (
      <Field id="waiting" group label={words.on} fault={wrong}>
        <Picks
          id="waiting"
          picks={(['developers', 'vendor', 'release'] as const).map((id) => ({ id, label: words.picks[id] }))}
          chosen={draft.on}
          onChoose={(on) => onChange({ ...draft, on })}
        />
        {draft.on && <Expected draft={draft} fault={fault} onChange={onChange} />}
      </Field>
    );
  }
  if (status !== 'fixing') return null;
  return (
    <Field id="release" group label={words.optionalRelease} fault={wrong}>
      {draft.on === 'release' && <Expected draft={draft} fault={fault} onChange={onChange} />}
      <button
        type="button"
        class="link"
        onClick={() => onChange({ ...draft, on: draft.on === 'release' ? null : 'release' })}
      >
        {draft.on === 'release' ? words.removeRelease : words.addRelease}
      </button>
    </Field>
  );
}

function Expected({ draft, fault, onChange }: Omit<Props, 'status'>) {
  const { client, text } = useDesk();
  const words = text.waiting;
  const zone = useWorkspaceZone();
  const name = draft.on === 'release' ? words.version : words.vendor;
  return (
    <div class="expected">
      {draft.on !== 'developers' && (
        <input
          type="text"
          dir="auto"
          autocomplete="off"
          maxLength={300}
          aria-label={draft.on === 'release' ? words.release : words.vendor}
          placeholder={name}
          value={draft.text}
          onInput={(event) => onChange({ ...draft, text: event.currentTarget.value })}
        />
      )}
      <label>
        <span>{words.date}</span>
        <input
          type="date"
          min={toDate(client.now(), zone)}
          value={draft.date}
          onInput={(event) => onChange({ ...draft, date: event.currentTarget.value })}
        />
      </label>
      <DayEnds date={draft.date} />
      <p class="fault">{fault('waiting.text') ?? fault('waiting.expectedAt')}</p>
    </div>
  );
}
