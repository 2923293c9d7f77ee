import type { TeamTicket } from '@vestka/sdk/agent';
import { useRef } from 'preact/hooks';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { useDraft } from '../lib/drafts.ts';
import { customerName } from '../lib/facts.ts';
import { isSend } from '../lib/keys.ts';
import { faultAt, faultElsewhere } from '../lib/refusals.ts';
import { Changed, isNews } from './based.tsx';
import { described, Field } from './field.tsx';
import { NextWord } from './next-word.tsx';
import { Picks } from './picks.tsx';
import { useSending } from './send.ts';
import { SendRow } from './send-row.tsx';
import {
  begin,
  isDateAlone,
  missingParts,
  type Part,
  STATUSES,
  timeFault,
  toUpdate,
  type UpdateDraft,
} from './update-draft.ts';

const PATHS = ['status', 'activity', 'nextUpdateAt', 'message', 'reason'];
const FIELDS: Record<Part, string> = {
  status: '#status input',
  activity: '#activity',
  nextWord: '#next-word input',
  reason: '#reason',
};

/** An agent's word to the customer: always all three facts, with or without a message. */
export function UpdateForm({ ticket }: { readonly ticket: TeamTicket }) {
  const { client, state, text, times } = useDesk();
  const now = useNow();
  const form = useRef<HTMLFormElement>(null);
  const [kept, keep] = useDraft<UpdateDraft>(`${ticket.id}.update`);
  const { sending, refused, send, forget } = useSending();

  const draft = kept ?? begin(ticket);
  const news = isNews(draft.base, ticket, state.me?.agent.id);
  const base = news ? draft.base : ticket;
  const change = (part: Partial<UpdateDraft>) => keep({ ...draft, base, ...part });
  const missing = missingParts(draft, ticket);
  const wrongTime = timeFault(draft, now, text);
  const fault = (path: string) => faultAt(refused, path, text);

  const submit = async (event?: Event) => {
    event?.preventDefault();
    const first = missing[0] ?? (wrongTime ? 'nextWord' : null);
    if (first || news) {
      const where = news ? '.changed button' : FIELDS[first as Part];
      form.current?.querySelector<HTMLElement>(where)?.focus();
      return;
    }
    await send(async () => {
      try {
        const after = await client.update(base, toUpdate(draft, ticket));
        keep(null);
        return text.composer.sent(after.number, times.when(Date.parse(after.promise?.dueAt ?? ''), now));
      } catch (error) {
        // What the agent looked at is over: read how it stands, and show the difference.
        if ((error as { code?: string }).code === 'stale') {
          keep({ ...draft, base });
          await client.open(ticket.id).catch(() => {});
        }
        throw error;
      }
    });
  };

  const why = news
    ? text.stale.title
    : missing.length > 0
      ? text.composer.missing(missing.map((part) => text.composer.need[part]).join(', '))
      : (wrongTime ?? null);
  return (
    <form
      ref={form}
      aria-label={text.composer.update}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (!isSend(event)) return;
        event.preventDefault();
        submit();
      }}
    >
      {news && (
        <Changed
          base={draft.base}
          ticket={ticket}
          onLooked={() => {
            keep({ ...draft, base: ticket });
            forget();
          }}
        />
      )}
      <Field id="status" group label={text.composer.statusLabel} fault={fault('status')}>
        <Picks
          id="status"
          picks={STATUSES.map((id) => ({ id, label: text.status[id] }))}
          chosen={draft.status}
          onChoose={(status) => change({ status })}
        />
      </Field>
      <Field id="activity" label={text.composer.activity} fault={fault('activity')}>
        <input
          {...described('activity', fault('activity'))}
          type="text"
          dir="auto"
          autocomplete="off"
          maxLength={500}
          placeholder={text.composer.activityHint}
          value={draft.activity}
          onInput={(event) => change({ activity: event.currentTarget.value })}
        />
      </Field>
      <NextWord
        draft={draft}
        fault={fault('nextUpdateAt') ?? (draft.when === 'other' ? wrongTime : undefined)}
        onChange={(part) => {
          forget();
          change(part);
        }}
      />
      <Field id="message" label={text.composer.message} fault={fault('message')}>
        <textarea
          {...described('message', fault('message'))}
          dir="auto"
          rows={2}
          maxLength={8000}
          placeholder={text.composer.to(customerName(ticket, text), useCustomerLanguage(ticket.id))}
          value={draft.message}
          onInput={(event) => change({ message: event.currentTarget.value })}
        />
      </Field>
      {isDateAlone(draft, ticket) && (
        <Field
          id="reason"
          label={text.composer.reason}
          hint={text.composer.reasonHint}
          fault={fault('reason')}
        >
          <input
            {...described('reason', fault('reason'))}
            type="text"
            dir="auto"
            autocomplete="off"
            maxLength={1000}
            value={draft.reason}
            onInput={(event) => change({ reason: event.currentTarget.value })}
          />
        </Field>
      )}
      <SendRow
        id="update"
        label={text.composer.send}
        sending={sending}
        missing={why}
        fault={faultElsewhere(refused, (path) => PATHS.includes(path), text, news)}
      />
    </form>
  );
}

/** The name of the language that the customer's page spoke, in the agent's language. */
function useCustomerLanguage(ticket: string): string | null {
  const { state, times } = useDesk();
  const first = state.timelines[ticket]?.[0];
  const lang = first?.type === 'ticket_created' ? first.data.lang : null;
  const own = times.locale.slice(0, 2);
  if (!lang || lang.slice(0, 2) === own) return null;
  try {
    return new Intl.DisplayNames(times.locale, { type: 'language' }).of(lang) ?? null;
  } catch {
    return null;
  }
}
