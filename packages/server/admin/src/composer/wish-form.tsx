import type { TeamTicket, WishAnswer, WishReply } from '@vestka/sdk/agent';
import { saysLittle } from '@vestka/sdk/ticket';
import { WordsHelp } from '../help/words-help.tsx';
import { useDesk } from '../lib/desk.ts';
import { faultAt, faultElsewhere } from '../lib/refusals.ts';
import { nameOf, type Subject } from '../lib/subject.ts';
import { useWorkspaceZone } from '../lib/workspace-zone.ts';
import { toDate } from '../lib/zone.ts';
import { Area } from './area.tsx';
import { described, Field } from './field.tsx';
import { Form } from './form.tsx';
import {
  isOptionPath,
  missingOptions,
  NO_OPTIONS,
  OPTION_FIELDS,
  type OptionsDraft,
  type OptionsPart as OptionsMissing,
  toOptions,
} from './options-draft.ts';
import { OptionsPart } from './options-part.tsx';
import { Picks } from './picks.tsx';
import { Readers } from './readers.tsx';
import { SendRow } from './send-row.tsx';
import { useWritten } from './written.ts';

interface Draft {
  readonly base: Subject;
  readonly answer: WishAnswer | null;
  /** As `<input type="date">` has it. */
  readonly date: string;
  readonly words: string;
  readonly options: OptionsDraft;
}

const ANSWERS: readonly WishAnswer[] = ['planned', 'considered', 'not_planned'];
const PATHS = ['answer', 'plannedFor', 'text'];
const FIELDS = {
  answer: '#answer input',
  plannedFor: '#planned-for',
  words: '#wish-words',
  ...OPTION_FIELDS,
} as const;

function missingParts({ answer, date, words, options }: Draft): (keyof typeof FIELDS)[] {
  const missing: (keyof typeof FIELDS | OptionsMissing)[] = [];
  if (!answer) missing.push('answer');
  if (answer === 'planned' && !date) missing.push('plannedFor');
  if (saysLittle(words)) missing.push('words');
  // What is not planned needs a way forward.
  return [...missing, ...missingOptions(options, answer === 'not_planned')];
}

function toReply({ answer, date, words, options: drafted }: Draft): Omit<WishReply, 'basedOn'> {
  const { options } = toOptions(drafted);
  return {
    answer: answer as WishAnswer,
    ...(answer === 'planned' && { plannedFor: date }),
    text: words.trim(),
    ...(options && { options }),
  };
}

/** The honest answer to a wish. It ends it. */
export function WishForm({ subject }: { readonly subject: Subject }) {
  const { client, text } = useDesk();
  const words = text.wish;
  const zone = useWorkspaceZone();
  const written = useWritten<Draft>(subject, 'wish', () => ({
    base: subject,
    answer: null,
    date: '',
    words: '',
    options: NO_OPTIONS,
  }));
  const { draft, news, sending, refused, change } = written;
  const missing = missingParts(draft);
  const fault = (path: string) => faultAt(refused, path, text);

  const send = () =>
    written.submit(async (base) => {
      const after = await client.answerWish(base as TeamTicket, toReply(draft));
      return words.sent(nameOf(after));
    });
  const why = news
    ? text.stale.title
    : missing.length > 0
      ? text.composer.missing(missing.map((part) => text.composer.need[part]).join(', '))
      : null;
  return (
    <Form
      label={words.label}
      head={<Readers mode="wish" subject={subject} />}
      news={news && { base: draft.base, subject, onLooked: written.looked }}
      stop={missing[0] ? FIELDS[missing[0]] : null}
      onSend={send}
    >
      <Field id="answer" group label={words.answer} fault={fault('answer')}>
        <Picks
          id="answer"
          picks={ANSWERS.map((id) => ({ id, label: words.answers[id] }))}
          chosen={draft.answer}
          onChoose={(answer) => change({ answer })}
        />
      </Field>
      {draft.answer === 'planned' && (
        <Field id="planned-for" label={words.plannedFor} fault={fault('plannedFor')}>
          <input
            {...described('planned-for', fault('plannedFor'))}
            class="other-at"
            type="date"
            min={toDate(client.now(), zone)}
            value={draft.date}
            onInput={(event) => change({ date: event.currentTarget.value })}
          />
        </Field>
      )}
      <Area
        id="wish-words"
        label={words.words}
        hint={words.wordsHint}
        max={8000}
        fault={fault('text')}
        value={draft.words}
        onInput={(value) => change({ words: value })}
      />
      <WordsHelp
        field="wish-words"
        subject={subject}
        value={draft.words}
        kind="wish"
        has={{
          date: draft.answer === 'planned' && draft.date !== '',
          // To turn it down the form itself asks for a way forward.
          options: draft.answer === 'not_planned' || draft.options.rows.length > 0,
        }}
      />
      <div class="parts">
        <OptionsPart
          key={draft.answer}
          label={text.options.offerWish}
          draft={draft.options}
          mayRefuse={false}
          wanted={draft.answer === 'not_planned'}
          fault={fault}
          onChange={(options) => {
            written.forget();
            change({ options });
          }}
        />
      </div>
      <SendRow
        id="wish"
        label={words.send}
        sending={sending}
        missing={why}
        fault={faultElsewhere(refused, (path) => PATHS.includes(path) || isOptionPath(path), text, news)}
      />
    </Form>
  );
}
