import type { TeamTicket } from '@vestka/sdk/agent';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { Words } from '../parts/words.tsx';
import { Fact } from './fact.tsx';

/** The ways forward that stand, and what the customer picked. */
export function OfferFact({ ticket }: { readonly ticket: TeamTicket }) {
  const { text, times } = useDesk();
  const now = useNow();
  const words = text.options;
  const [offer] = Object.values(ticket.offers ?? {});
  if (!offer) return null;
  const { choice, options } = offer;
  if (choice) {
    return (
      <Fact title={words.label}>
        <p class="picked" dir="auto">
          <b>{words.chose(options[choice.option]?.title ?? text.erased)}</b>
        </p>
        {choice.why !== undefined && <Words class="quiet">{choice.why}</Words>}
        <p class="quiet">{words.pickedAt(times.when(Date.parse(choice.at), now))}</p>
      </Fact>
    );
  }
  return (
    <Fact title={words.label}>
      <p>{words.waiting}</p>
      <ul class="offered">
        {Object.entries(options).map(([id, { title, recommended }]) => (
          <li key={id} dir="auto">
            {title ?? text.erased}
            {recommended && <span class="quiet"> · {words.recommended}</span>}
          </li>
        ))}
      </ul>
    </Fact>
  );
}
