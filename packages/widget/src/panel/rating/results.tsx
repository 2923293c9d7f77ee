import { type Ratings, ratings } from '@vestka/sdk';
import type { Child } from '../jsx-runtime.ts';
import { wordsOf } from '../later/words.ts';
import type { Session } from '../session.ts';
import { Button } from '../views/bits.tsx';
import { GRADES } from './rating.tsx';

interface Props {
  s: Session;
  /** The ticket whose rating was given: it counts too. */
  of: string;
}

/** How others rated, read once for each rating of one's own. */
export const resulting = (): ((props: Props) => Child) => {
  let found: Ratings | undefined;
  let foundFor = '';
  let isComing = false;
  let hasFailed = false;
  const fetch = async (s: Session): Promise<void> => {
    isComing = true;
    hasFailed = false;
    try {
      found = await ratings(s.client);
    } catch {
      hasFailed = true;
    }
    isComing = false;
    s.refresh();
  };
  return ({ s, of }) => {
    const words = wordsOf(s);
    if (foundFor !== of) {
      foundFor = of;
      found = undefined;
      hasFailed = false;
    }
    if (found) return <Bars s={s} found={found} />;
    if (hasFailed) {
      return (
        <>
          <p class="hint">{words.failed}</p>
          <Button isQuiet onClick={() => fetch(s)}>
            {words.retry}
          </Button>
        </>
      );
    }
    if (!isComing) fetch(s);
    return <p class="hint">{words.loading}</p>;
  };
};

const Bars = ({ s, found }: { s: Session; found: Ratings }) => {
  const words = wordsOf(s);
  const { grades, given, unanswered } = found;
  if (given < 2) return <p class="hint">{words.onlyYou}</p>;
  const percent = (n: number) =>
    // With the digits that the times are written in.
    (n / given).toLocaleString(s.lang === 'ar' ? 'ar-u-nu-latn' : s.lang, {
      style: 'percent',
      maximumFractionDigits: 0,
    });
  return (
    <>
      <h2>{words.others}</h2>
      <ul class="bars">
        {GRADES.map((grade) => (
          <li key={grade}>
            <span>{words[`g_${grade}`]}</span>
            <progress aria-hidden="true" max={given} value={grades[grade]} />
            <span class="hint">{words.counted(grades[grade], percent(grades[grade]))}</span>
          </li>
        ))}
      </ul>
      <p class="hint">{words.ofAll(given, unanswered)}</p>
    </>
  );
};
