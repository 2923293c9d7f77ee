import type { Remaining } from '@vestka/sdk/agent';
import { allRemaining } from '@vestka/sdk/ticket';
import { useState } from 'preact/hooks';
import { Area } from '../composer/area.tsx';
import { DayEnds } from '../composer/day-ends.tsx';
import { described, Field } from '../composer/field.tsx';
import { Form } from '../composer/form.tsx';
import { useSending } from '../composer/send.ts';
import { SendRow } from '../composer/send-row.tsx';
import { useDesk } from '../lib/desk.ts';
import { useDraft } from '../lib/drafts.ts';
import { faultAt, faultElsewhere } from '../lib/refusals.ts';
import { actsOf, nameOf, type Settled, type Subject } from '../lib/subject.ts';
import { useTerms } from '../lib/terms.ts';
import { useWorkspaceZone } from '../lib/workspace-zone.ts';
import { endOfDate, toDate } from '../lib/zone.ts';
import { Dialog } from '../parts/dialog.tsx';

export interface Settling {
  readonly kind: 'done' | 'move';
  /** Its place among all that remains. */
  readonly at: number;
  readonly item: Remaining;
}

interface Props {
  readonly subject: Subject;
  readonly settling: Settling;
  onClose(): void;
}

interface Written {
  readonly said: string;
  readonly date: string;
}

const NOTHING: Written = { said: '', date: '' };
const FIELDS = { date: '#settle-date', reason: '#settle-words' };

/** The thing as it stands now, where somebody else has settled or moved it since. */
function changeOf(at: number, base: Subject, subject: Subject): Remaining | null {
  const seen = allRemaining(base)[at];
  const now = allRemaining(subject)[at];
  return seen && now && (now.by !== seen.by || now.doneAt !== seen.doneAt) ? now : null;
}

/** Something that remained is done, or gets another date; with a word that the customer reads. */
export function RemainingDialog({ subject, settling: { kind, at, item }, onClose }: Props) {
  const { client, text, times } = useDesk();
  const words = text.report;
  // As it was when they looked at it: who was faster is not overwritten unseen.
  const [base, look] = useState(subject);
  const news = changeOf(at, base, subject);
  const zone = useWorkspaceZone();
  const place = useTerms()?.policy ?? zone;
  // Kept over Escape, as what stands in any other form.
  const [kept, keep] = useDraft<Written>(`${subject.id}.${kind}.${at}`);
  const { said, date } = kept ?? NOTHING;
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
    if (taken) {
      keep(null);
      onClose();
    }
    return taken;
  };
  return (
    <Dialog
      title={moves ? words.moveTitle : words.settleTitle}
      lead={item.what ?? text.erased}
      fallback="still"
      onClose={onClose}
    >
      <Form
        label={moves ? words.moveTitle : words.settleTitle}
        stop={news ? '.changed button' : missing[0] ? FIELDS[missing[0]] : null}
        onSend={submit}
      >
        {news && (
          <div class="changed" role="alert">
            <p>
              <b>{text.stale.title}</b> {text.stale.keptHere}
            </p>
            <p>
              {news.doneAt
                ? words.doneMeanwhile(times.day(Date.parse(news.doneAt), client.now()))
                : words.movedMeanwhile(times.day(Date.parse(news.by), client.now()))}
            </p>
            {news.doneAt ? (
              <button
                type="button"
                class="plain"
                onClick={() => {
                  keep(null);
                  onClose();
                }}
              >
                {words.leaveIt}
              </button>
            ) : (
              <button
                type="button"
                class="plain"
                onClick={() => {
                  forget();
                  look(subject);
                  setTimeout(() => document.getElementById('settle-words')?.focus());
                }}
              >
                {text.stale.go}
              </button>
            )}
          </div>
        )}
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
                keep({ said, date: event.currentTarget.value });
              }}
            />
            <DayEnds date={date} />
          </Field>
        )}
        <Area
          id="settle-words"
          label={moves ? words.moveWords : words.settleWords}
          hint={words.customerReads}
          max={2000}
          fault={fault('text')}
          value={said}
          onInput={(next) => keep({ said: next, date })}
        />
        <SendRow
          id="settle"
          label={moves ? words.moveSend : words.settleSend}
          sending={sending}
          missing={
            news
              ? text.stale.title
              : missing[0]
                ? text.composer.missing(missing.map((part) => text.composer.need[part]).join(', '))
                : null
          }
          fault={faultElsewhere(refused, (path) => path === 'by' || path === 'text', text, news !== null)}
          onCancel={onClose}
        />
      </Form>
    </Dialog>
  );
}
