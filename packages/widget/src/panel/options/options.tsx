import { chooseOption, isOpen, mayChoose, type Offer, type Ticket } from '@vestka/sdk';
import type { Child } from '../jsx-runtime.ts';
import { offerOf } from '../later/offered.tsx';
import { wordsOf } from '../later/words.ts';
import type { Later, Session } from '../session.ts';
import { Button, Page } from '../views/bits.tsx';
import { Way } from './way.tsx';

export interface OptionsProps {
  s: Session;
  ticket: Ticket;
}

/** The ways forward, one under another: each with its steps and what speaks for and against it; one is picked. */
export const Options = ({ s, ticket }: OptionsProps): Child => {
  const words = wordsOf(s);
  const { route, ui } = s;
  const [id, offer] = offerOf(ticket) as [string, Offer];
  const { choice, options, cannotFix } = offer;
  const { status } = ticket;
  const isOver = !isOpen(status);
  const canChoose = mayChoose(ticket, s.now);
  const { dueAt } = ticket.promise ?? {};
  ui.seen ??= id;
  const { seen } = ui;
  // Of another offer, it is no way any more.
  const option = ui.option && options[ui.option] ? ui.option : choice?.option;
  const isNew = option && option !== choice?.option;
  return (
    <form class="fill" onSubmit={choose(s, ticket, option)} noValidate aria-busy={ui.busy}>
      <Page
        s={s}
        back={s.to('ticket', ticket.id)}
        title={`#${ticket.number}`}
        foot={canChoose && isNew && <Why s={s} ticket={ticket} isChange={!!choice} />}
      >
        {seen !== id ? (
          <p key={id} class="notice amber" ref={() => s.set({}, words.newWays)}>
            {words.newWays}
          </p>
        ) : (
          route.news === 'changed' && <p class="notice amber">{words.changed}</p>
        )}
        {route.news === 'fresh' && dueAt && <p class="notice">{againOpen(s, dueAt)}</p>}
        <p class="hint" dir="auto">
          {ticket.subject ?? words.erased}
        </p>
        <h1 tabindex="-1">{words.waysForward}</h1>
        {cannotFix && <p class="notice">{words.cannotFix}</p>}
        {status === 'resolved' && (
          <>
            <p class="notice">{words.waysReported}</p>
            <Button isQuiet onClick={s.to('report', ticket.id)}>
              {words.readReport}
            </Button>
          </>
        )}
        <p class="hint">
          {status === 'resolved'
            ? ''
            : isOver
              ? canChoose
                ? words.waysReopen
                : words.waysOver
              : choice
                ? words.pickedAt(s.times.inText(choice.at, s.now))
                : words.pickOne}
        </p>
        <fieldset aria-label={words.waysForward}>
          {Object.entries(options).map(([key, way]) => (
            <Way
              key={key}
              s={s}
              id={key}
              way={way}
              choice={choice?.option === key ? choice : undefined}
              isPicked={option === key}
              pick={canChoose ? () => s.set({ option: key, refused: {} }) : undefined}
            />
          ))}
        </fieldset>
      </Page>
    </form>
  );
};

/** Why this one, and that it is this one. */
const Why = ({ s, ticket, isChange }: OptionsProps & { isChange: boolean }) => {
  const words = wordsOf(s);
  const { wrong } = (s.later as Later).acting(s, ticket, 'option');
  return (
    <>
      <label class="field">
        {words.why}
        <textarea
          dir="auto"
          rows={1}
          data-most="2000"
          value={s.ui.text ?? ''}
          aria-describedby="option-wrong"
          onInput={(event) => s.set({ text: event.currentTarget.value })}
        />
      </label>
      {s.later?.Room({ s, text: s.ui.text, most: 2000 })}
      <p class="wrong" id="option-wrong">
        {wrong}
      </p>
      <p class="acts">
        <Button>{isChange ? words.chooseInstead : words.chooseThis}</Button>
      </p>
    </>
  );
};

const choose = (s: Session, ticket: Ticket, option: string | undefined) => (event: Event) => {
  event.preventDefault();
  const { choice, options } = offerOf(ticket)?.[1] ?? {};
  if (!option || option === choice?.option) return;
  if (s.later?.overlong(s, event.currentTarget as Element)) return;
  const words = wordsOf(s);
  const { id } = ticket;
  const isOver = !isOpen(ticket.status);
  // What has changed meanwhile is shown here, and asked again.
  (s.later as Later).acting(s, ticket, 'option', 'options').run(
    () => chooseOption(s.client, ticket, option, s.ui.text?.trim() || undefined, s.lang),
    () => {
      const { dueAt } = s.find(id)?.promise ?? {};
      const chosen = words.nowChosen(options?.[option]?.title ?? '');
      s.said = isOver && dueAt ? `${chosen}. ${againOpen(s, dueAt)}` : chosen;
      s.go({ view: 'options', id, ...(isOver ? { news: 'fresh' } : {}) });
    },
  );
};

/** The pick of a way has opened an answered wish again: when the next word comes. */
const againOpen = (s: Session, dueAt: string): string =>
  `${wordsOf(s).reopened}. ${s.words.wordBy(s.times.inText(dueAt, s.now))}`;
