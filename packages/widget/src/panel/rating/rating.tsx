import { type Grade, rate, type Ticket } from '@vestka/sdk';
import type { Child } from '../jsx-runtime.ts';
import { wordsOf } from '../later/words.ts';
import type { Later, Session } from '../session.ts';
import { Button } from '../views/bits.tsx';

export interface RatingProps {
  s: Session;
  ticket: Ticket;
}

export const GRADES = ['excellent', 'good', 'satisfactory', 'poor', 'terrible'] as const satisfies Grade[];

/** The agents who wrote to the customer, each once. */
const agentsOf = ({ client }: Session, { id }: Ticket): [id: string, name: string][] => {
  const named = (client.state.timelines[id] ?? []).flatMap(({ actor }): [string, string][] =>
    actor.kind === 'agent' && actor.id && actor.name ? [[actor.id, actor.name]] : [],
  );
  return [...new Map(named)];
};

/** Five grades in words, once, after the end; how others rated is shown to those who have given theirs. */
export const ratingWith =
  (Results: (props: { s: Session; of: string }) => Child) =>
  (props: RatingProps): Child => {
    const { s, ticket } = props;
    const words = wordsOf(s);
    const { rating } = ticket;
    if (rating) {
      return (
        <section class="doc" aria-label={words.rateAsk}>
          <p
            key={rating.at}
            tabindex="-1"
            ref={(thanks) => {
              // The button that had the focus is gone.
              if (!s.ui.busy) return;
              thanks.focus();
              s.set({}, words.thanks);
            }}
          >
            <b>{words.thanks}</b> {words.youRated(words[`g_${rating.grade}`])}
            {rating.thanks && ` · ${words.thanked(rating.thanks.name)}`}
          </p>
          <Results s={s} of={ticket.id} />
        </section>
      );
    }
    const notNow = `unrated:${ticket.id}`;
    if (s.store.get(notNow)) {
      const back = () => {
        s.store.set(notNow, null);
        s.set({ confirms: 'rate' });
      };
      return (
        <p>
          <button
            key="later"
            type="button"
            class="link"
            ref={(link) => s.ui.confirms === 'not now' && link.focus()}
            onClick={back}
          >
            {words.rateLater}
          </button>
        </p>
      );
    }
    const dismiss = () => {
      s.store.set(notNow, '1');
      s.set({ confirms: 'not now' });
    };
    return <RatingForm {...props} dismiss={dismiss} />;
  };

const RatingForm = ({ s, ticket, dismiss }: RatingProps & { dismiss(): void }) => {
  const words = wordsOf(s);
  const { grade, said = '', thanks } = s.ui;
  const { wrong, refuse, run } = (s.later as Later).acting(s, ticket, 'rating');
  const agents = agentsOf(s, ticket);
  const send = (event: Event) => {
    event.preventDefault();
    if (!grade) return refuse(words.gradeMissing);
    if (s.later?.overlong(s, event.currentTarget as Element)) return;
    const text = said.trim() || undefined;
    run(
      () => rate(s.client, ticket.id, { grade, text, thanks: thanks || undefined, lang: s.lang }),
      () => s.set({ busy: false }),
    );
  };
  return (
    <form class="doc rate" onSubmit={send} noValidate aria-busy={s.ui.busy}>
      <fieldset aria-describedby="rating-wrong">
        <legend>{words.rateAsk}</legend>
        {GRADES.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="grade"
              checked={grade === one}
              ref={(radio) => s.ui.confirms === 'rate' && one === GRADES[0] && radio.focus()}
              onChange={() => s.set({ grade: one, refused: {} })}
            />
            {words[`g_${one}`]}
          </label>
        ))}
      </fieldset>
      {grade && (
        <>
          <label class="field">
            {words.rateWords}
            <textarea
              dir="auto"
              rows={2}
              data-most="4000"
              value={said}
              onInput={(event) => s.set({ said: event.currentTarget.value })}
            />
          </label>
          {s.later?.Room({ s, text: said, most: 4000 })}
          {agents[0] && (
            <label class="field">
              {words.thankWho}
              <select value={thanks ?? ''} onChange={(event) => s.set({ thanks: event.currentTarget.value })}>
                <option value="">{words.nobody}</option>
                {agents.map(([id, name]) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
        </>
      )}
      <p class="wrong" id="rating-wrong">
        {wrong}
      </p>
      <p class="acts">
        {grade && <Button>{words.sendRating}</Button>}
        <Button isQuiet onClick={dismiss}>
          {words.notNow}
        </Button>
      </p>
    </form>
  );
};
