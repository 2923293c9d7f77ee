import type { Escalation, TeamTicket } from '@vestka/sdk/agent';
import { WordsHelp } from '../help/words-help.tsx';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { holderName } from '../lib/facts.ts';
import { faultAt, faultElsewhere } from '../lib/refusals.ts';
import { nameOf, type Subject } from '../lib/subject.ts';
import { useTerms } from '../lib/terms.ts';
import { LEVELS } from '../lib/view.ts';
import { useWorkspaceZone } from '../lib/workspace-zone.ts';
import { Area } from './area.tsx';
import { Field } from './field.tsx';
import { Form } from './form.tsx';
import { Line } from './line.tsx';
import { NextWord } from './next-word.tsx';
import { Picks } from './picks.tsx';
import { Readers } from './readers.tsx';
import { SendRow } from './send-row.tsx';
import { prefilled, timeFault, type WhenDraft } from './when.ts';
import { useWritten } from './written.ts';

interface Draft extends WhenDraft {
  readonly base: Subject;
  readonly to: (typeof LEVELS)[number] | 'person' | null;
  readonly agent: string;
  readonly known: string;
  readonly tried: string;
  readonly why: string;
  readonly reason: string;
}

const WORDS = ['known', 'tried', 'why', 'reason'] as const;
const PATHS = ['level', 'agent', 'known', 'tried', 'why', 'reason', 'nextUpdateAt'];

function toEscalation({ to, agent, known, tried, why, reason, at }: Draft): Omit<Escalation, 'basedOn'> {
  return {
    ...(to === 'person' ? agent && { agent } : to && { level: to }),
    known: known.trim(),
    tried: tried.trim(),
    why: why.trim(),
    reason: reason.trim(),
    ...(at !== null && { nextUpdateAt: new Date(at).toISOString() }),
  };
}

/** On to another line or person: the hand-off that they read first, and what the customer reads. The server says what is missing. */
export function EscalateForm({ subject }: { readonly subject: Subject }) {
  const { client, state, text } = useDesk();
  const now = useNow();
  const terms = useTerms();
  const ticket = subject as TeamTicket;
  const zone = useWorkspaceZone();
  const words = text.handOff;
  const written = useWritten<Draft>(subject, 'escalate', () => ({
    ...prefilled(now, zone, terms, ticket),
    base: subject,
    to: null,
    agent: '',
    known: '',
    tried: '',
    why: '',
    reason: '',
  }));
  const { draft, news, sending, refused, change, forget } = written;
  const fault = (path: string): string | undefined => {
    const said = faultAt(refused, path, text);
    const short = WORDS.some((part) => part === path && draft[part].trim() !== '');
    return said && short ? (text.refusal['handoff_incomplete.short'] ?? said) : said;
  };
  const wrongTime = timeFault(draft.at, now, text);
  // To the same line it goes on only from a person.
  const levels = LEVELS.filter((level) => level !== ticket.level || ticket.assignee);
  // Nobody hands on to themselves: that is to take it.
  const others = state.agents.filter(({ id }) => id !== ticket.assignee?.id && id !== state.me?.agent.id);

  const to = draft.to === 'person' && others.find(({ id }) => id === draft.agent)?.name;
  const line = draft.to !== 'person' && draft.to;

  const send = () =>
    written.submit(async (base) => {
      const after = await client.escalate(base as TeamTicket, toEscalation(draft));
      return words.sent(nameOf(after), holderName(after.holder, text));
    });
  const area = (part: 'known' | 'tried' | 'why', hint?: string) => (
    <Area
      id={part}
      label={words[part]}
      {...(hint !== undefined && { hint })}
      max={4000}
      fault={fault(part)}
      value={draft[part]}
      onInput={(value) => change({ [part]: value })}
    />
  );
  return (
    <Form
      label={words.label}
      head={<Readers mode="escalate" subject={subject} />}
      news={news && { base: draft.base, subject, onLooked: written.looked }}
      stop={wrongTime ? '#next-word input' : null}
      onSend={send}
    >
      <Field id="to" group label={words.to} fault={fault('level') ?? fault('agent')}>
        <Picks
          id="to"
          picks={[
            ...levels.map((id) => ({ id, label: text.level[id] })),
            ...(others.length > 0 ? [{ id: 'person' as const, label: words.person }] : []),
          ]}
          chosen={draft.to}
          onChoose={(to) => {
            forget();
            change({ to });
          }}
        />
        {draft.to === 'person' && (
          <select
            aria-label={words.who}
            value={draft.agent}
            onChange={(event) => change({ agent: event.currentTarget.value })}
          >
            <option value="">{words.pickWho}</option>
            {others.map(({ id, name, level }) => (
              <option key={id} value={id}>
                {name}, {text.level[level]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {area('known')}
      {area('tried')}
      {area('why', words.forTeam)}
      <Line
        id="reason"
        label={words.reason}
        hint={words.reasonHint}
        max={1000}
        fault={fault('reason')}
        value={draft.reason}
        onInput={(reason) => change({ reason })}
      />
      <WordsHelp
        field="reason"
        subject={subject}
        value={draft.reason}
        kind="escalation"
        has={{ date: draft.at !== null }}
      />
      <NextWord
        draft={draft}
        concern={ticket}
        fault={fault('nextUpdateAt') ?? wrongTime}
        onChange={(part) => {
          forget();
          change(part);
        }}
      />
      <SendRow
        id="escalate"
        label={to ? text.readers.handToPerson(to) : line ? text.readers.handTo[line] : words.send}
        sending={sending}
        missing={news ? text.stale.title : null}
        fault={faultElsewhere(refused, (path) => PATHS.includes(path), text, news)}
      />
    </Form>
  );
}
