import type { Remaining } from '@vestka/sdk/agent';
import { useState } from 'preact/hooks';
import { Area } from '../composer/area.tsx';
import { described, Field } from '../composer/field.tsx';
import { Form } from '../composer/form.tsx';
import { useSending } from '../composer/send.ts';
import { SendRow } from '../composer/send-row.tsx';
import { useDesk } from '../lib/desk.ts';
import { faultAt, faultElsewhere } from '../lib/refusals.ts';
import { actsOf, nameOf, type Settled, type Subject } from '../lib/subject.ts';
import { useTerms } from '../lib/terms.ts';
import { browserZone } from '../lib/times.ts';
import { endOfDate, toDate } from '../lib/zone.ts';
import { Dialog } from '../parts/dialog.tsx';

export interface Settling {
  readonly kind: 'done' | 'move';
  /** Its place in the report's list. */
  readonly at: number;
  readonly item: Remaining;
}

interface Props {
  readonly subject: Subject;
  readonly settling: Settling;
  onClose(): void;
}

/** Something that remained is done, or gets another date; with a word that the customer reads. */
export function RemainingDialog({ subject, settling: { kind, at, item }, onClose }: Props) {
  const { client, state, text, times } = useDesk();
  const words = text.report;
  // As it was when the dialog was opened: who was faster is not overwritten unseen.
  const [base] = useState(subject);
  const zone = state.me?.workspace.zone ?? browserZone();
  const place = useTerms()?.policy ?? zone;
  const [said, setSaid] = useState('');
  const [date, setDate] = useState('');
  const { sending, refused, send, forget } = useSending();
  const fault = (path: string) => faultAt(refused, path, text);
  const moves = kind === 'move';
  const by = moves ? endOfDate(date, place) : null;
  const missing = [
    ...(moves && by === null ? (['date'] as const) : []),
    ...(moves && !said.trim() ? (['reason'] as const) : []),
  ];

  const submit = async () => {
    const change: Settled = {
      ...(moves ? { by: new Date(by as number).toISOString() } : { done: true }),
      ...(said.trim() && { text: said.trim() }),
    };
    const taken = await send(async () => {
      const after = await actsOf(client, subject).remaining(base, at, change);
      return moves
        ? words.moved(nameOf(after), times.day(by as number, client.now()))
        : words.settled(nameOf(after));
    });
    if (taken) onClose();
    return taken;
  };
  return (
    <Dialog
      title={moves ? words.moveTitle : words.settleTitle}
      lead={item.what ?? text.erased}
      onClose={onClose}
    >
      <Form
        label={moves ? words.moveTitle : words.settleTitle}
        stop={missing[0] ? { date: '#settle-date', reason: '#settle-words' }[missing[0]] : null}
        onSend={submit}
      >
        {moves && (
          <Field id="settle-date" label={words.newDate} fault={fault('by')}>
            <input
              {...described('settle-date', fault('by'))}
              class="other-at"
              type="date"
              min={toDate(client.now(), zone)}
              value={date}
              onInput={(event) => {
                forget();
                setDate(event.currentTarget.value);
              }}
            />
          </Field>
        )}
        <Area
          id="settle-words"
          label={moves ? words.moveWords : words.settleWords}
          hint={words.customerReads}
          max={2000}
          fault={fault('text')}
          value={said}
          onInput={setSaid}
        />
        <SendRow
          id="settle"
          label={moves ? words.moveSend : words.settleSend}
          sending={sending}
          missing={
            missing[0]
              ? text.composer.missing(missing.map((part) => text.composer.need[part]).join(', '))
              : null
          }
          fault={faultElsewhere(refused, (path) => path === 'by' || path === 'text', text)}
        />
      </Form>
    </Dialog>
  );
}
