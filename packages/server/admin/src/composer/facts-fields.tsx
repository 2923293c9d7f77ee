import type { ComponentChildren } from 'preact';
import { useDesk } from '../lib/desk.ts';
import type { Concern } from '../lib/terms.ts';
import { type FactsDraft, STATUSES } from './facts-draft.ts';
import { Field } from './field.tsx';
import { Line } from './line.tsx';
import { NextWord } from './next-word.tsx';
import { Picks } from './picks.tsx';
import { WaitingFields } from './waiting-fields.tsx';
import type { WhenDraft } from './when.ts';

interface Props {
  readonly draft: FactsDraft;
  readonly when: WhenDraft;
  readonly concern: Concern;
  /** What is wrong with the time of the next word, beside the server's own sentence. */
  readonly wrongTime: string | undefined;
  fault(path: string): string | undefined;
  onChange(part: Partial<FactsDraft>): void;
  onWhen(when: WhenDraft): void;
  /** Under what is done right now: what in its words may do harm. */
  readonly help?: ComponentChildren;
  /** What the server said of the waiting or of the time no longer fits it. */
  forget(): void;
}

/** The three facts that every word to a customer carries: status, what is done right now, when the next word comes. */
export function FactsFields(props: Props) {
  const { draft, when, concern, wrongTime, fault, onChange, onWhen, help, forget } = props;
  const { text } = useDesk();
  return (
    <>
      <Field id="status" group label={text.composer.statusLabel} fault={fault('status')}>
        <Picks
          id="status"
          picks={STATUSES.map((id) => ({ id, label: text.status[id] }))}
          chosen={draft.status}
          onChoose={(status) => onChange({ status })}
        />
      </Field>
      <WaitingFields
        status={draft.status}
        draft={draft.waiting}
        fault={fault}
        onChange={(waiting) => {
          forget();
          onChange({ waiting });
        }}
      />
      <Line
        id="activity"
        label={text.composer.activity}
        placeholder={text.composer.activityHint}
        max={500}
        fault={fault('activity')}
        value={draft.activity}
        onInput={(activity) => onChange({ activity })}
      />
      {help}
      <NextWord
        draft={when}
        concern={concern}
        fault={fault('nextUpdateAt') ?? wrongTime}
        onChange={(part) => {
          forget();
          onWhen(part);
        }}
      />
    </>
  );
}
