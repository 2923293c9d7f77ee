import type { LimitInput, TeamTicket } from '@vestka/sdk/agent';
import { useState } from 'preact/hooks';
import { described, Field } from '../composer/field.tsx';
import { Picks } from '../composer/picks.tsx';
import { useSending } from '../composer/send.ts';
import { SendRow } from '../composer/send-row.tsx';
import { useDesk } from '../lib/desk.ts';
import { faultAt, faultElsewhere } from '../lib/refusals.ts';
import { nameOf } from '../lib/subject.ts';
import { Dialog } from '../parts/dialog.tsx';

const HOUR = 3_600_000;
// A little less than thirty days: the server's clock may be ahead.
const SPANS = { h1: HOUR, h24: 24 * HOUR, d7: 168 * HOUR, d30: 720 * HOUR - 60_000 } as const;
const EVERY = { m15: 15, m60: 60, m240: 240 } as const;
const PATHS = ['kind', 'until', 'everyMinutes', 'reason'];

interface Props {
  readonly ticket: TeamTicket;
  readonly active: boolean;
  onClose(): void;
}

/** Pauses or spaces the writing of a customer who abuses, or lifts that; with a reason that they read. */
export function LimitDialog({ ticket, active, onClose }: Props) {
  const { client, text } = useDesk();
  const words = text.limits;
  const [kind, setKind] = useState<LimitInput['kind']>(active ? 'lift' : 'cool_down');
  const [span, setSpan] = useState<keyof typeof SPANS>('h1');
  const [every, setEvery] = useState<keyof typeof EVERY>('m60');
  const [reason, setReason] = useState('');
  const { sending, refused, send } = useSending();
  const fault = (path: string) => faultAt(refused, path, text);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (!reason.trim()) return document.getElementById('limit-reason')?.focus();
    const taken = await send(async () => {
      const after = await client.limit(ticket.id, {
        kind,
        reason: reason.trim(),
        ...(kind !== 'lift' && { until: new Date(client.now() + SPANS[span]).toISOString() }),
        ...(kind === 'limit' && { everyMinutes: EVERY[every] }),
      });
      return words.done(nameOf(after));
    });
    if (taken) onClose();
  };
  const kinds = (['cool_down', 'limit', ...(active ? (['lift'] as const) : [])] as const).map((id) => ({
    id,
    label: words.kinds[id],
  }));
  return (
    <Dialog title={words.title} lead={words.lead} onClose={onClose}>
      <form onSubmit={submit} aria-label={words.title}>
        <Field id="limit-kind" group label={words.kind} fault={fault('kind')}>
          <Picks id="limit-kind" picks={kinds} chosen={kind} onChoose={(id) => setKind(id)} />
        </Field>
        {kind === 'limit' && (
          <Field id="limit-every" group label={words.every} fault={fault('everyMinutes')}>
            <Picks
              id="limit-every"
              picks={(Object.keys(EVERY) as (keyof typeof EVERY)[]).map((id) => ({
                id,
                label: words.minutes[id],
              }))}
              chosen={every}
              onChoose={(id) => setEvery(id)}
            />
          </Field>
        )}
        {kind !== 'lift' && (
          <Field id="limit-until" group label={words.until} fault={fault('until')}>
            <Picks
              id="limit-until"
              picks={(Object.keys(SPANS) as (keyof typeof SPANS)[]).map((id) => ({
                id,
                label: words.spans[id],
              }))}
              chosen={span}
              onChoose={(id) => setSpan(id)}
            />
          </Field>
        )}
        <Field id="limit-reason" label={words.reason} hint={words.reasonHint} fault={fault('reason')}>
          <textarea
            {...described('limit-reason', fault('reason'))}
            dir="auto"
            rows={2}
            maxLength={1000}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </Field>
        <SendRow
          id="limit"
          label={words.apply}
          sending={sending}
          missing={reason.trim() ? null : text.composer.missing(text.composer.need.reason)}
          fault={faultElsewhere(refused, (path) => PATHS.includes(path), text)}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}
