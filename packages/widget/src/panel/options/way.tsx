import type { Option, Ticket } from '@vestka/sdk';
import type { Child } from '../jsx-runtime.ts';
import { wordsOf } from '../later/words.ts';
import type { Session } from '../session.ts';

type Choice = NonNullable<NonNullable<Ticket['offers']>[string]['choice']>;

interface Props {
  s: Session;
  id: string;
  way: Option;
  /** That it was chosen, when, and why. */
  choice: Choice | undefined;
  isPicked: boolean;
  /** None: there is nothing to choose any more. */
  pick: (() => void) | undefined;
}

/** One way forward: what to do, what speaks for it and what against it. */
export const Way = ({ s, id, way, choice, isPicked, pick }: Props): Child => {
  const words = wordsOf(s);
  const { recommended, title, steps = [], pros = [], cons = [] } = way;
  const list = (name: string, lines: readonly string[], isOrdered?: boolean) => {
    const items = lines.map((line, at) => <li key={`${at}`}>{line}</li>);
    return (
      lines[0] && (
        <>
          <h2>{name}</h2>
          {isOrdered ? (
            <ol dir="auto">{items}</ol>
          ) : (
            <ul dir="auto" class={name === words.cons ? 'cons' : ''}>
              {items}
            </ul>
          )}
        </>
      )
    );
  };
  const head = (
    <span>
      <b dir="auto">{title ?? words.erased}</b> {recommended && <em>{words.recommended}</em>}
    </span>
  );
  return (
    <div class={`doc way ${isPicked ? 'is-picked' : ''}`}>
      {pick ? (
        <label>
          <input
            type="radio"
            name="way"
            value={id}
            checked={isPicked}
            aria-describedby={`way-${id}`}
            onChange={pick}
          />
          {head}
        </label>
      ) : (
        head
      )}
      {choice && (
        <p
          key={choice.at}
          class="picked"
          tabindex="-1"
          // The button that had the focus is gone.
          ref={(picked) => s.ui.busy && picked.focus()}
        >
          <b>✓ {words.picked}</b> {choice.why && <span dir="auto">{words.pickedWhy(choice.why)}</span>}
        </p>
      )}
      <div id={`way-${id}`}>
        {list(words.steps, steps, true)}
        {list(words.pros, pros)}
        {list(words.cons, cons)}
      </div>
    </div>
  );
};
