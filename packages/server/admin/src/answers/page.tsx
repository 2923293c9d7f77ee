import { useRoute } from '../lib/route.ts';
import { AnswerList } from './list.tsx';
import { NewAnswer } from './new.tsx';
import { OpenAnswer } from './one.tsx';

/** What customers find while they describe a problem: all of it, one answer, or one on its way there from a report. */
export function AnswersPage() {
  const { answer, fresh, from } = useRoute();
  if (fresh && from !== null) return <NewAnswer key={from} from={from} />;
  return answer === null ? <AnswerList /> : <OpenAnswer key={answer} id={answer} />;
}
