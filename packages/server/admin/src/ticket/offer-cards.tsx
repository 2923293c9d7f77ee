import type { Choice, Offer, Option } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';

interface Props {
  readonly offer: Offer;
  readonly choice: Choice | undefined;
}

/** Ways forward as the customer reads them, and the one that they picked. */
export function OfferCards({ offer, choice }: Props) {
  const { text } = useDesk();
  return (
    <div class="offer">
      {offer.cannotFix && <p class="aside">{text.options.cannotFixSaid}</p>}
      <ul class="cards" aria-label={text.options.label}>
        {Object.entries(offer.options).map(([id, option]) => (
          <Card key={id} option={option} chosen={choice?.option === id} />
        ))}
      </ul>
    </div>
  );
}

function Card({ option, chosen }: { readonly option: Option; readonly chosen: boolean }) {
  const { text } = useDesk();
  const { title, steps = [], pros = [], cons = [], recommended } = option;
  const sides = [
    ['+', text.options.pros, pros],
    ['−', text.options.cons, cons],
  ] as const;
  return (
    <li class={`card ${chosen ? 'chosen' : ''}`}>
      <p class="title">
        <b dir="auto">{title ?? text.erased}</b>
        {chosen && <span class="mark-of chosen">{text.options.chosenMark}</span>}
        {recommended && <span class="mark-of">{text.options.recommended}</span>}
      </p>
      <ol>
        {steps.map((step) => (
          <li key={step} dir="auto">
            {step}
          </li>
        ))}
      </ol>
      {sides.map(
        ([sign, name, said]) =>
          said.length > 0 && (
            <ul key={name} class="points" aria-label={name}>
              {said.map((point) => (
                <li key={point} class="point">
                  <span aria-hidden="true">{sign}</span> <span dir="auto">{point}</span>
                </li>
              ))}
            </ul>
          ),
      )}
    </li>
  );
}
