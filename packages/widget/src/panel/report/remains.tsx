import type { Remaining } from '@vestka/sdk';
import { wordsOf } from '../later/words.ts';
import type { Session } from '../session.ts';
import { named } from '../words.ts';

interface Props {
  s: Session;
  items: readonly Remaining[];
  /** The customer needs no answer any more: nothing of this is promised. */
  isOver: boolean;
}

/** What remains to be done, each with who, by when, and how it stands now. */
export const Remains = ({ s, items, isOver }: Props) =>
  items[0] ? (
    <ul>
      {items.map((item, at) => (
        <Item key={`${at}`} s={s} item={item} isOver={isOver} />
      ))}
    </ul>
  ) : (
    <p>{wordsOf(s).nothing}</p>
  );

const Item = ({ s, item, isOver }: { s: Session; item: Remaining; isOver: boolean }) => {
  const words = wordsOf(s);
  const { times, now } = s;
  const { what, who, by, firstBy, doneAt, told } = item;
  const moment = (at: string) => words.dated(times.date(at, now), times.time(at));
  const isLate = !doneAt && !isOver && Date.parse(by) <= now;
  const state = [
    doneAt ? words.itemDone(times.date(doneAt, now)) : words.byWhom(who ?? words.team, moment(by)),
    firstBy && firstBy !== by && words.itemMoved(moment(firstBy)),
    isLate && [words.itemLate, named(words, `told_${told}`)].filter(Boolean).join(' '),
  ];
  return (
    <li class="item">
      <i aria-hidden="true" class={isLate ? 'due' : ''}>
        {doneAt ? '✓' : isLate ? '!' : '○'}
      </i>
      <span dir="auto">{what ?? words.erased}</span>
      <small class={isLate ? 'due' : ''}>{state.filter(Boolean).join(' · ')}</small>
    </li>
  );
};
