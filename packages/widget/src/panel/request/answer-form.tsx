import { answerRequest } from '@vestka/sdk';
import { type AllWords, wordsOf } from '../later/words.ts';
import type { Later, Session } from '../session.ts';
import { Attach } from '../views/attach.tsx';
import { Button } from '../views/bits.tsx';
import { endItem, filesName } from './done.ts';
import { readDraft, writeDraft } from './draft.ts';
import type { ItemProps } from './props.ts';
import { sending } from './sent.ts';

const ANSWERS = ['given', 'part', 'declined'] as const;
type Answer = (typeof ANSWERS)[number];

interface Field {
  s: Session;
  most: number;
  label: string;
  value: string;
  hint?: string;
  change(value: string): void;
  wrong: string;
}

const Words = ({ s, label, value, change, wrong, hint, most }: Field) => (
  <label class="field">
    {label}
    <textarea
      dir="auto"
      rows={2}
      data-most={`${most}`}
      value={value}
      aria-describedby={wrong}
      placeholder={hint ?? ''}
      onInput={(event) => change(event.currentTarget.value)}
    />
    {s.later?.Room({ s, text: value, most })}
  </label>
);

/** One item's answer being written: given, in part, or declined with a reason. It is kept until it is sent. */
export const AnswerForm = ({ s, ticket, id, name, item }: ItemProps) => {
  const words = wordsOf(s);
  const draft = readDraft(s.store, ticket.id, id);
  const field = (part: string): string => draft[`${name}.${part}`] ?? '';
  const change = (part: string) => (value: string) => {
    writeDraft(s.store, ticket.id, id, { [`${name}.${part}`]: value });
    s.set({ refused: {} });
  };
  const pick = (one: Answer) => {
    change('answer')(one);
    if (kind !== 'file' || one === 'declined') return;
    // The ways to give a file stand open at once.
    s.need('files');
    s.set({ attach: files });
  };
  const answer = ANSWERS.find((one) => one === field('answer'));
  const text = field('text');
  const reason = field('reason');
  const { kind } = item;
  const files = filesName(id, name);
  const { wrong, refuse, run } = (s.later as Later).acting(s, ticket, name);

  const forget = () => {
    endItem(s, ticket.id, id, name);
    s.set({ busy: false, confirms: '', refused: {} });
  };
  const send = (form?: Element) => {
    if (!answer) return;
    const isGiven = answer !== 'declined';
    const there = isGiven ? s.files?.filesOf(files) : undefined;
    const fault = isGiven ? missing(words, kind, text, there?.count) : !reason.trim() && words.whyMissing;
    if (fault) {
      refuse(fault);
      // What is missing can be written in the first field.
      form?.querySelector('textarea')?.focus();
      return;
    }
    // Called again when all of them are there.
    if (isGiven && s.files?.hold(files, () => send())) return change('held')('1');
    const ids = there?.ids ?? [];
    const given = isGiven ? { text: text.trim() || undefined, files: ids[0] ? ids : undefined } : {};
    const said = { items: [{ item: name, answer, ...given, reason: whyOf(answer, reason) }], lang: s.lang };
    const { body, intent } = sending(s.store, ticket.id, id, name, said, item.answeredAt);
    run(
      () => answerRequest(s.client, ticket.id, id, body, intent),
      async () => {
        await s.files?.arrived(ids);
        forget();
      },
    );
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as Element;
    if (!s.later?.overlong(s, form)) send(form);
  };
  return (
    <form onSubmit={submit} noValidate aria-busy={s.ui.busy}>
      <fieldset class="seg" aria-label={`${words.yourAnswer}: ${item.what ?? words.erased}`}>
        {ANSWERS.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={`answer-${name}`}
              checked={answer === one}
              // It was asked for once more, and the button that was pressed is gone.
              ref={(radio) => s.ui.confirms === name && one === ANSWERS[0] && radio.focus()}
              onChange={() => pick(one)}
            />
            <span>
              {kind === 'check' && one !== 'declined' ? words[`check_${one}`] : words[`give_${one}`]}
            </span>
          </label>
        ))}
      </fieldset>
      {answer && (
        <>
          {answer !== 'declined' && (
            <>
              {kind === 'file' && (
                <div class="along">
                  <Attach s={s} name={files} />
                </div>
              )}
              <Words
                s={s}
                most={8000}
                label={kind === 'check' ? words.whatSeen : kind === 'file' ? words.orWords : words.inWords}
                value={text}
                change={change('text')}
                wrong={`wrong-${name}`}
              />
            </>
          )}
          {answer !== 'given' && (
            <Words
              s={s}
              most={1000}
              label={answer === 'part' ? words.whyPart : words.whyNot}
              value={reason}
              change={change('reason')}
              wrong={`wrong-${name}`}
              hint={answer === 'part' ? '' : words.whyNotHint}
            />
          )}
          <p class="wrong" id={`wrong-${name}`}>
            {wrong}
          </p>
          {field('held') && !s.ui.busy && !s.files?.isHeld(files) && <p class="hint">{words.unsent}</p>}
          <p class="acts">
            <Button>
              {kind === 'check' && answer === 'given' ? words.sendCheck : words[`send_${answer}`]}
            </Button>
            {item.state !== 'open' && (
              <Button
                isQuiet
                onClick={() => {
                  forget();
                  s.set({ confirms: `no ${name}` });
                }}
              >
                {words.cancel}
              </Button>
            )}
          </p>
        </>
      )}
    </form>
  );
};

const whyOf = (answer: Answer, reason: string): string | undefined =>
  (answer !== 'given' && reason.trim()) || undefined;

/** What is missing in what is given, as the server sees it too. */
const missing = (words: AllWords, kind: ItemProps['item']['kind'], text: string, files = 0): string =>
  kind === 'check' || text.trim() || files > 0 ? '' : kind === 'file' ? words.fileMissing : words.textMissing;
