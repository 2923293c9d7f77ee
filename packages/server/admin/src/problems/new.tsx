import type { Impact, NewKnownProblem, TeamTicket, WorkingStatus } from '@vestka/sdk/agent';
import { useEffect, useState } from 'preact/hooks';
import {
  beginFacts,
  FACT_FIELDS,
  type FactPart,
  type FactsDraft,
  isFactPath,
  missingFacts,
  passedDate,
} from '../composer/facts-draft.ts';
import { FactsFields } from '../composer/facts-fields.tsx';
import { Field } from '../composer/field.tsx';
import { Form } from '../composer/form.tsx';
import { Line } from '../composer/line.tsx';
import { Picks } from '../composer/picks.tsx';
import { useSending } from '../composer/send.ts';
import { SendRow } from '../composer/send-row.tsx';
import { toWaiting } from '../composer/waiting-draft.ts';
import { prefilled, timeFault, type WhenDraft } from '../composer/when.ts';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { faultAt, faultElsewhere } from '../lib/refusals.ts';
import { pageHref, problemHref, ticketHref } from '../lib/route.ts';
import { nameOf } from '../lib/subject.ts';
import { useTerms } from '../lib/terms.ts';
import { IMPACTS } from '../lib/view.ts';
import { useWorkspaceZone } from '../lib/workspace-zone.ts';
import { announce } from '../parts/announcer.tsx';
import { Sheet } from '../sheet/sheet.tsx';

interface Draft extends FactsDraft {
  readonly title: string;
  readonly impact: Impact;
  /** null: as policy wants it. */
  readonly when: WhenDraft | null;
}

const FIELDS: Record<'title' | FactPart, string> = { title: '#problem-title', ...FACT_FIELDS };
const isField = (path: string): boolean => isFactPath(path) || path === 'title' || path === 'impact';

const NOTHING: FactsDraft = {
  status: 'investigating',
  activity: '',
  waiting: { on: null, text: '', date: '' },
};

function begin(ticket: TeamTicket | undefined, zone: string): Draft {
  const facts = ticket ? beginFacts(ticket, zone) : NOTHING;
  return {
    ...facts,
    title: ticket?.subject ?? '',
    impact: ticket?.impact ?? 'normal',
    status: facts.status ?? NOTHING.status,
    when: null,
  };
}

/** A new known problem, from scratch or from a request, which then follows it. */
export function NewProblem({ from }: { readonly from: string | null }) {
  const { client, state, text, times } = useDesk();
  const now = useNow();
  const terms = useTerms();
  const ticket = from === null ? undefined : state.tickets[from];
  const zone = useWorkspaceZone();
  const [written, setWritten] = useState<Draft | null>(null);
  const { sending, refused, send, forget } = useSending();
  const words = text.problems;

  useEffect(() => {
    document.getElementById('problem-title')?.focus();
    if (from && !client.state.tickets[from]) client.open(from).catch(() => {});
  }, [client, from]);

  const draft = written ?? begin(ticket, zone);
  const change = (part: Partial<Draft>) => setWritten({ ...draft, ...part });
  const concern = { impact: draft.impact };
  const when = draft.when ?? prefilled(now, zone, terms, concern);
  const place = terms?.policy ?? zone;
  const passed = passedDate(draft, when, place);
  const wrongTime =
    timeFault(when.at, now, text) ??
    (passed === null ? undefined : text.waiting.afterExpected(times.when(passed, now)));
  const missing = [...(draft.title.trim() ? [] : ['title' as const]), ...missingFacts(draft, when)];
  const fault = (path: string) => faultAt(refused, path, text);

  const first = missing[0] ?? (wrongTime ? 'nextWord' : null);
  const create = () => {
    const waiting = toWaiting(draft.status, draft.waiting, place);
    const input: NewKnownProblem = {
      title: draft.title.trim(),
      impact: draft.impact,
      status: draft.status as WorkingStatus,
      activity: draft.activity.trim(),
      nextUpdateAt: new Date(when.at as number).toISOString(),
      ...(waiting && { waiting }),
    };
    return send(async () => {
      const problem = await client.problems.create(input);
      location.hash = problemHref(problem.id);
      const asked = from === null ? undefined : client.state.tickets[from];
      if (asked) {
        await client.link(asked, problem.id).catch((error) => announce((error as Error).message));
      }
      return words.created(nameOf(problem));
    });
  };
  const why =
    missing.length > 0
      ? text.composer.missing(missing.map((part) => text.composer.need[part]).join(', '))
      : (wrongTime ?? null);
  return (
    <Sheet
      class="problems"
      title={words.fresh}
      lead={ticket ? words.freshFrom(nameOf(ticket)) : words.lead}
      actions={<a href={from === null ? pageHref('problems') : ticketHref(from)}>{words.cancel}</a>}
    >
      <Form class="sheet-form" label={words.fresh} stop={first && FIELDS[first]} onSend={create}>
        <Line
          id="problem-title"
          label={words.name}
          hint={words.nameHint}
          max={160}
          fault={fault('title')}
          value={draft.title}
          onInput={(title) => change({ title })}
        />
        <Field id="problem-impact" group label={words.impact} fault={fault('impact')}>
          <Picks
            id="problem-impact"
            picks={IMPACTS.map((id) => ({ id, label: text.impact[id] }))}
            chosen={draft.impact}
            onChoose={(impact) => change({ impact })}
          />
        </Field>
        <FactsFields
          draft={draft}
          when={when}
          concern={concern}
          wrongTime={wrongTime}
          fault={fault}
          onChange={change}
          onWhen={(part) => change({ when: part })}
          forget={forget}
        />
        <SendRow
          id="problem"
          label={words.create}
          sending={sending}
          missing={why}
          fault={faultElsewhere(refused, isField, text)}
        />
      </Form>
    </Sheet>
  );
}
