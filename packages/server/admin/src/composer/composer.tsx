import { isOpen, type TeamTicket } from '@vestka/sdk/agent';
import { useEffect, useRef } from 'preact/hooks';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { useDraft } from '../lib/drafts.ts';
import { isPlainKey } from '../lib/keys.ts';
import { type Tab, Tabs } from '../parts/tabs.tsx';
import { NoteForm } from './note-form.tsx';
import { ReportForm } from './report-form.tsx';
import { UpdateForm } from './update-form.tsx';

type Mode = 'update' | 'note' | 'report';
const KEYS: Record<string, Mode> = { u: 'update', n: 'note', r: 'report' };

interface Props {
  readonly ticket: TeamTicket;
  onTake(): void;
}

/** What an agent can write: a word to the customer, a note for the team, the report. */
export function Composer({ ticket, onTake }: Props) {
  const { text } = useDesk();
  const open = isOpen(ticket.status);
  const [chosen, setMode] = useDraft<Mode>(`${ticket.id}.mode`);
  const mode = open ? (chosen ?? 'update') : 'note';
  const panel = useRef<HTMLDivElement>(null);
  const focusNext = useRef(false);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isPlainKey(event)) return;
      const next = KEYS[event.key];
      if (event.key === 't' && open) onTake();
      else if (next && (open || next === 'note')) {
        event.preventDefault();
        focusNext.current = true;
        if (next === mode) focusForm(panel.current);
        else setMode(next);
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [open, mode, onTake, setMode]);

  useEffect(() => {
    if (focusNext.current) focusForm(panel.current);
    focusNext.current = false;
  });

  const tabs: Tab<Mode>[] = [
    { id: 'update', label: text.composer.update },
    { id: 'note', label: text.composer.note },
    { id: 'report', label: text.composer.report },
  ];
  const Form = { update: UpdateForm, note: NoteForm, report: ReportForm }[mode];
  return (
    <div class={`composer ${mode}`}>
      {open ? (
        <Tabs
          class="modes"
          label={text.composer.mode}
          tabs={tabs}
          selected={mode}
          panel="composer"
          onSelect={(next) => setMode(next)}
        />
      ) : (
        <Ended ticket={ticket} />
      )}
      {open ? (
        <div id="composer" ref={panel} role="tabpanel" aria-label={text.composer[mode]}>
          <Form ticket={ticket} />
        </div>
      ) : (
        <div ref={panel}>
          <Form ticket={ticket} />
        </div>
      )}
    </div>
  );
}

function Ended({ ticket }: { readonly ticket: TeamTicket }) {
  const { text, times } = useDesk();
  const now = useNow();
  if (ticket.status === 'resolved' && ticket.closesAt) {
    return <p class="ended">{text.ticket.resolved(times.day(Date.parse(ticket.closesAt), now))}</p>;
  }
  return (
    ticket.closedBecause && (
      <p class="ended">{text.ticket.closed(text.closedBecause[ticket.closedBecause])}</p>
    )
  );
}

/** The first thing to fill in: the checked or first radio, or the first field. */
function focusForm(panel: HTMLElement | null): void {
  const first =
    panel?.querySelector<HTMLElement>('input:checked') ??
    panel?.querySelector<HTMLElement>('input, textarea');
  first?.focus();
}
