import type { Answer } from '@vestka/sdk/agent';
import { useState } from 'preact/hooks';
import { Form } from '../composer/form.tsx';
import { Line } from '../composer/line.tsx';
import { useSending } from '../composer/send.ts';
import { SendRow } from '../composer/send-row.tsx';
import { useDesk } from '../lib/desk.ts';
import { faultAt, faultElsewhere } from '../lib/refusals.ts';
import { Dialog } from '../parts/dialog.tsx';

interface Props {
  readonly answer: Answer;
  readonly title: string;
  onDone(answer: Answer): void;
  onClose(): void;
}

/** Nobody finds it any more: asked once, with a reason for the record. */
export function WithdrawDialog({ answer, title, onDone, onClose }: Props) {
  const { client, text } = useDesk();
  const words = text.answers;
  const [reason, setReason] = useState('');
  const { sending, refused, send } = useSending();
  const withdraw = () =>
    send(async () => {
      onDone(await client.answers.withdraw(answer.id, reason.trim()));
      return words.withdrawnNow(title);
    });
  return (
    <Dialog title={words.sure(title)} lead={words.sureLead} next="sheet" onClose={onClose}>
      <Form label={words.sure(title)} stop={reason.trim() ? null : '#withdraw-reason'} onSend={withdraw}>
        <Line
          id="withdraw-reason"
          label={words.reason}
          hint={words.reasonHint}
          max={500}
          fault={faultAt(refused, 'reason', text)}
          value={reason}
          onInput={setReason}
        />
        <SendRow
          id="withdraw"
          label={words.withdrawNow}
          sending={sending}
          missing={reason.trim() ? null : text.composer.missing(words.need.reason)}
          fault={faultElsewhere(refused, (path) => path === 'reason', text)}
        />
        <button type="button" class="plain answer-keep" onClick={onClose}>
          {words.keep}
        </button>
      </Form>
    </Dialog>
  );
}
