import { isOpen } from '@vestka/sdk/agent';
import { isReopenable, openComment } from '@vestka/sdk/ticket';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { useDraft } from '../lib/drafts.ts';
import { isPlainKey, keyOf } from '../lib/keys.ts';
import { followed, isKnownProblem, type Subject } from '../lib/subject.ts';
import { type Tab, Tabs } from '../parts/tabs.tsx';
import { CommentForm } from './comment-form.tsx';
import { type Mode, onCompose } from './compose.ts';
import { Ended } from './ended.tsx';
import { EscalateForm } from './escalate-form.tsx';
import { NoteForm } from './note-form.tsx';
import { ReportForm } from './report-form.tsx';
import { UpdateForm } from './update-form.tsx';
import { WishForm } from './wish-form.tsx';

const KEYS: Record<Mode, string> = { update: 'u', note: 'n', escalate: 'e', wish: 'w', report: 'r' };
/** Parts of the update, for which it is opened and unfolded. */
const PARTS: Readonly<Record<string, string>> = { o: 'options', d: 'request' };
const FORMS = {
  update: UpdateForm,
  note: NoteForm,
  escalate: EscalateForm,
  wish: WishForm,
  report: ReportForm,
};

interface Props {
  readonly subject: Subject;
  /** How many requests follow, where it is a known problem. */
  readonly reach?: number;
  onTake(): void;
}

/** What can be written about it as it stands. What follows a known problem is handed on and ended there. */
function modesOf(subject: Subject, now: number): Mode[] {
  if (!isOpen(subject.status)) return mayComment(subject, now) ? ['update', 'note'] : ['note'];
  if (followed(subject)) return ['update', 'note'];
  if (isKnownProblem(subject)) return ['update', 'note', 'report'];
  return ['update', 'note', 'escalate', ...(subject.kind === 'wish' ? ['wish' as const] : []), 'report'];
}

/** After the end: as long as the customer may open it again, and beyond that whoever has asked in time. */
const mayComment = (subject: Subject, now: number): boolean =>
  !isKnownProblem(subject) && (isReopenable(subject, now) || openComment(subject) !== null);

/** What an agent can write: a word to the customer, a note for the team, a hand-off, the answer to a wish, the report. */
export function Composer({ subject, reach = 0, onTake }: Props) {
  const { text } = useDesk();
  const open = isOpen(subject.status);
  const [chosen, setMode] = useDraft<Mode>(`${subject.id}.mode`);
  const modes = modesOf(subject, useNow());
  const mode = modes.find((one) => one === chosen) ?? (modes[0] as Mode);
  const panel = useRef<HTMLDivElement>(null);
  /** What has the focus once it is drawn: a part of the form, or with an empty name its first field. */
  const focusNext = useRef<string | null>(null);

  const write = (next: Mode, part = '') => {
    if (next === mode) return focusForm(panel.current, part);
    focusNext.current = part;
    setMode(next);
  };
  useLayoutEffect(() => onCompose(({ mode: next, part }) => modes.includes(next) && write(next, part)));

  // With what is drawn: a key pressed right after it means what is seen.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isPlainKey(event)) return;
      const key = keyOf(event);
      const next = modes.find((one) => KEYS[one] === key);
      const part = open && !isKnownProblem(subject) ? PARTS[key] : undefined;
      if (key === 't' && open) onTake();
      else if (part) {
        event.preventDefault();
        write('update', part);
      } else if (next) {
        event.preventDefault();
        write(next);
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });

  // With the form itself: what is typed next goes into it.
  useLayoutEffect(() => {
    if (focusNext.current !== null) focusForm(panel.current, focusNext.current);
    focusNext.current = null;
  });

  const labels: Record<Mode, string> = {
    update: isKnownProblem(subject) ? text.readers.tell : text.composer.update,
    note: text.composer.note,
    escalate: text.handOff.tab,
    wish: text.wish.tab,
    report: text.composer.report,
  };
  const tabs: Tab<Mode>[] = modes.map((id) => ({ id, label: labels[id], hint: KEYS[id] }));
  const Form = mode === 'update' && !open ? CommentForm : FORMS[mode];
  const form = <Form key={mode} subject={subject} reach={reach} />;
  return (
    <div class={`composer ${mode}`}>
      {!open && <Ended subject={subject} />}
      {modes[1] ? (
        <>
          <Tabs
            class="modes"
            label={text.composer.mode}
            tabs={tabs}
            selected={mode}
            panel="composer"
            onSelect={(next) => setMode(next)}
          />
          <div id="composer" ref={panel} role="tabpanel" aria-label={labels[mode]}>
            {form}
          </div>
        </>
      ) : (
        <div ref={panel}>{form}</div>
      )}
    </div>
  );
}

/** The first thing to fill in: the part that is meant, or the first field, or of a row of choices the chosen one. */
function focusForm(panel: HTMLElement | null, part: string): void {
  const folded = part ? panel?.querySelector<HTMLDetailsElement>(`#part-${part}`) : null;
  if (folded) {
    folded.open = true;
    folded.querySelector<HTMLElement>('input, textarea, .plain')?.focus();
    return;
  }
  const first = panel?.querySelector<HTMLElement>('input, textarea');
  const chosen = first?.closest('[role=radiogroup]')?.querySelector<HTMLElement>('input:checked');
  (chosen ?? first)?.focus();
}
