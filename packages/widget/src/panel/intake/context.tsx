import { type Draft, readDraft, writeDraft } from '../draft.ts';
import type { Child } from '../jsx-runtime.ts';
import { wordsOf } from '../later/words.ts';
import type { Session } from '../session.ts';
import { collect, contextOf, errorsSince, PARTS, type Context as What } from './collect.ts';

interface Props {
  s: Session;
  draft: Draft;
}

const MOST_ERRORS = 20;

/** Everything that will be sent of where the customer is, part by part, each to be left out. */
export const Context = ({ s, draft }: Props): Child => {
  const words = wordsOf(s);
  const given = contextOf(draft);
  const { errors = [] } = given;
  const row = (key: string, name: string, value: Child, without: Without) => (
    <li key={key}>
      <div>
        <small>{name}</small>
        {value}
      </div>
      <button
        type="button"
        class="x"
        aria-label={words.leaveOut(name)}
        onClick={(event) => leaveOut(s, event.currentTarget, name, without)}
      >
        ×
      </button>
    </li>
  );
  return (
    <div class="context" ref={(list) => look(s, list)}>
      <p class="hint">{words.contextHint}</p>
      <ul>
        {PARTS.map((part) => {
          const value = given[part] && <span dir="auto">{given[part]}</span>;
          return value && row(part, words[`x_${part}`], value, (all) => ({ ...all, [part]: undefined }));
        })}
        {errors.map(({ text, at }) => {
          const name = `${words.x_error}, ${s.times.short(at, s.now)}`;
          const isOther = (it: { text: string; at: string }) => it.text !== text || it.at !== at;
          return row(at + text, name, <code dir="auto">{text}</code>, (all) => ({
            ...all,
            errors: all.errors?.filter(isOther),
          }));
        })}
      </ul>
    </div>
  );
};

type Without = (all: What) => What;

/** When it is first shown all is gathered; shown again, what has gone wrong on the page since is added. */
const look = async (s: Session, list: Element): Promise<void> => {
  const { options } = s.shell;
  const { looked = '' } = readDraft(s.store);
  const now = new Date().toISOString();
  const fresh = await errorsSince(options, looked);
  const draft = readDraft(s.store);
  const known = contextOf(draft);
  const isNew = Object.keys(known).length === 0;
  // Switched off meanwhile, or already looked at. What was sent and came back is as the customer left it.
  if (!draft.context || (draft.looked ?? '') !== looked || (!looked && !isNew)) return;
  const context = looked ? known : collect(options);
  const errors = [...(context.errors ?? []), ...fresh].slice(-MOST_ERRORS);
  writeDraft(s.store, { context: { ...context, errors: errors[0] ? errors : undefined }, looked: now });
  s.refresh();
  // Once it is drawn: what is sent is seen, and not only its beginning.
  if (!looked) queueMicrotask(() => list.parentElement?.scrollIntoView({ block: 'start' }));
};

const leaveOut = (s: Session, button: HTMLButtonElement, name: string, without: Without): void => {
  const words = wordsOf(s);
  const list = button.closest('ul');
  const buttons = () => [...(list?.querySelectorAll('button') ?? [])];
  const at = buttons().indexOf(button);
  const context = contextOf({ context: without(contextOf(readDraft(s.store))) });
  const isEmpty = Object.keys(context).length === 0;
  writeDraft(s.store, { context: isEmpty ? undefined : context });
  s.set({}, isEmpty ? words.contextOff : words.leftOut(name));
  // Once it is drawn: the button that had the focus is gone.
  queueMicrotask(() => {
    const next = buttons()[at] ?? buttons().at(-1);
    if (isEmpty || !next) s.shell.root.querySelector<HTMLElement>('.tick input')?.focus();
    else next.focus();
  });
};
