import type { TeamTicket } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { Words } from '../parts/words.tsx';
import { Fact } from './fact.tsx';

/** What the customer found of it all, once it has ended. */
export function RatingFact({ ticket: { status, rating } }: { readonly ticket: TeamTicket }) {
  const { text } = useDesk();
  if (status !== 'closed' && !rating) return null;
  return (
    <Fact title={text.rating.label}>
      {rating ? (
        <>
          <p class={`grade ${rating.grade}`}>
            <b>{text.rating.grades[rating.grade]}</b>
          </p>
          {rating.text !== undefined && <Words>{rating.text}</Words>}
          {rating.thanks && (
            <p class="quiet" dir="auto">
              {text.rating.thanks(rating.thanks.name)}
            </p>
          )}
        </>
      ) : (
        <p class="quiet">{text.rating.none}</p>
      )}
    </Fact>
  );
}
