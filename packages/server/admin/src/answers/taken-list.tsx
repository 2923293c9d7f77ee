import { useDesk } from '../lib/desk.ts';
import type { Taken, Writing } from './writing.ts';

interface Props {
  readonly writing: Writing;
  onPick(taken: Taken): void;
}

/** All that was taken out of the report, and what became of it. */
export function TakenList({ writing: { text: said, taken }, onPick }: Props) {
  const { text } = useDesk();
  const words = text.answers;
  return (
    <section class="taken-list" aria-label={words.taken}>
      <h2>{words.taken}</h2>
      <p class="quiet">{taken.length > 0 ? words.takenLead : words.takenNone}</p>
      <ul>
        {taken.map((one) => {
          const { field, kind, was, place } = one;
          return (
            <li key={`${field} ${place?.start} ${was}`}>
              <span class="quiet">
                {words.fields[field]}, {words.kinds[kind]}
              </span>
              <bdi>{words.was(was)}</bdi>
              {place ? (
                <button type="button" class="link" onClick={() => onPick(one)} title={words.pick}>
                  {said[field].slice(place.start, place.end)}
                </button>
              ) : (
                <span class="quiet">{words.rewritten}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
