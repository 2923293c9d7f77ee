import type { VestkaError } from '@vestka/sdk/agent';
import type { ComponentChildren } from 'preact';
import { LanguageField } from '../canned/language-field.tsx';
import { Area } from '../composer/area.tsx';
import { Form } from '../composer/form.tsx';
import { Line } from '../composer/line.tsx';
import { SendRow } from '../composer/send-row.tsx';
import { useDesk } from '../lib/desk.ts';
import { faultAt, faultElsewhere } from '../lib/refusals.ts';
import { AnswerLetter } from './letter.tsx';
import { TakenList } from './taken-list.tsx';
import {
  FIELDS,
  type FieldName,
  leftIn,
  MOST,
  missingParts,
  rewritten,
  type Taken,
  type Writing,
} from './writing.ts';

interface Props {
  readonly writing: Writing;
  readonly label: string;
  readonly send: string;
  readonly sending: boolean;
  readonly refused: VestkaError | null;
  /** Above the button: what stands in its way. */
  readonly children?: ComponentChildren;
  onChange(writing: Writing): void;
  onSend(): Promise<boolean>;
}

const idOf = (field: FieldName | 'read'): string => `answer-${field}`;
const PATHS: readonly string[] = [...FIELDS, 'lang'];

/** An answer that is written: its words, what was taken out of them, how it will read, and that somebody has read it. */
export function AnswerForm({ writing, label, send, sending, refused, children, onChange, onSend }: Props) {
  const { text } = useDesk();
  const words = text.answers;
  const missing = missingParts(writing);
  const left = leftIn(writing);
  const marks = [...new Set(left.flatMap((one) => one.marks))].join(', ');
  // Words come before somebody's word that they were read.
  const empty = missing.filter((part) => part !== 'read');
  const [first] = [...empty, ...left.map((one) => one.field), ...missing];
  const needs = [
    ...empty.map((part) => words.need[part]),
    ...(marks ? [words.needFor(marks)] : []),
    ...(writing.read ? [] : [words.need.read]),
  ];
  const fault = (path: string) => faultAt(refused, path, text);
  const leftAt = (name: FieldName): string | undefined => {
    const here = left.find((one) => one.field === name);
    return here && words.left(here.marks.join(', '));
  };
  // Who says that they have read it has not seen these.
  const hint = (name: FieldName, own = '') => (!writing.read && leftAt(name)) || own;
  const field = (name: FieldName) => ({
    id: idOf(name),
    label: words.fields[name],
    max: MOST[name],
    fault: fault(name) ?? (writing.read ? leftAt(name) : undefined),
    value: writing.text[name],
    onInput: (value: string) => onChange(rewritten(writing, name, value)),
  });
  const select = ({ field: name, place }: Taken) => {
    const input = document.getElementById(idOf(name)) as HTMLTextAreaElement | null;
    input?.focus();
    if (place) input?.setSelectionRange(place.start, place.end);
  };
  return (
    <Form class="answer-form" label={label} stop={first ? `#${idOf(first)}` : null} onSend={onSend}>
      <div class="answer-fields">
        <Line {...field('title')} hint={hint('title', words.titleHint)} />
        <LanguageField
          id="answer-lang"
          value={writing.text.lang}
          fault={fault('lang')}
          onChange={(lang) => onChange({ ...writing, text: { ...writing.text, lang } })}
        />
        <Area {...field('symptom')} hint={hint('symptom', words.symptomHint)} rows={3} />
        <Area {...field('cause')} hint={hint('cause')} rows={3} />
        <Area {...field('solution')} hint={hint('solution')} rows={4} />
        <Area {...field('technical')} hint={hint('technical', text.report.optional)} />
        {writing.basedOn === null && <TakenList writing={writing} onPick={select} />}
      </div>
      <section class="answer-preview" aria-label={words.preview}>
        <h2>{words.preview}</h2>
        <AnswerLetter text={writing.text} taken={writing.taken} onTaken={select} />
      </section>
      <div class="answer-foot">
        {children}
        <label class="read-through">
          <input
            id={idOf('read')}
            type="checkbox"
            checked={writing.read}
            onChange={(event) => onChange({ ...writing, read: event.currentTarget.checked })}
          />
          <span>{words.read}</span>
        </label>
        <SendRow
          id="answer"
          label={send}
          sending={sending}
          missing={needs.length > 0 ? text.composer.missing(needs.join(', ')) : null}
          fault={faultElsewhere(refused, (path) => PATHS.includes(path), text)}
        />
      </div>
    </Form>
  );
}
