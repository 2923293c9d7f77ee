import { useDesk } from '../lib/desk.ts';
import { followed, isKnownProblem, nameOf, type Subject } from '../lib/subject.ts';
import type { Mode } from './compose.ts';
import { type Readership, Sign } from './sign.tsx';

interface Props {
  readonly mode: Mode | 'comment';
  readonly subject: Subject;
  /** How many requests follow, where it is a known problem. */
  readonly reach?: number;
}

function readershipOf(mode: Props['mode'], subject: Subject): Readership {
  if (mode === 'note') return 'team';
  if (mode === 'escalate') return 'both';
  return isKnownProblem(subject) ? 'all' : 'one';
}

/** What is written here, and who will read it: in words, and by a sign and a frame of their own. */
export function Readers({ mode, subject, reach = 0 }: Props) {
  const { text } = useDesk();
  const words = text.readers;
  const readership = readershipOf(mode, subject);
  const problem = followed(subject);
  const note = (): string => {
    if (readership === 'team') return text.composer.noteHint;
    if (readership === 'both') return words.both;
    if (isKnownProblem(subject)) return reach ? text.problems.reach(reach) : text.problems.nobody;
    const who = subject.customer.name;
    return problem ? words.alone(who, `P${problem.number}`) : words.one(who);
  };
  return (
    <p class={`readers ${readership}`} id="readers">
      <Sign of={readership} />
      <span>
        <b>{words.title[mode](isKnownProblem(subject) ? nameOf(subject) : null)}</b> <bdi>{note()}</bdi>
      </span>
    </p>
  );
}
