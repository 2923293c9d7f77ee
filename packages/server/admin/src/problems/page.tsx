import { useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { newProblemHref, useRoute } from '../lib/route.ts';
import { Tabs } from '../parts/tabs.tsx';
import { Sheet } from '../sheet/sheet.tsx';
import { ProblemList } from './list.tsx';
import { NewProblem } from './new.tsx';
import { type Scope, useProblems } from './problems.ts';

/** The page of known problems: open ones by their promise, ended ones the latest first, or the form of a new one. */
export function ProblemsPage() {
  const route = useRoute();
  return route.fresh ? <NewProblem key={route.from} from={route.from} /> : <Listed />;
}

function Listed() {
  const { text } = useDesk();
  const [scope, setScope] = useState<Scope>('open');
  const read = useProblems(scope);
  const words = text.problems;
  const tabs = [
    { id: 'open', label: words.open },
    { id: 'ended', label: words.ended },
  ] as const;
  return (
    <Sheet
      class="problems"
      title={words.title}
      lead={words.lead}
      actions={
        <a class="send" href={newProblemHref()}>
          {words.fresh}
        </a>
      }
    >
      <Tabs
        label={words.scope}
        tabs={tabs}
        selected={scope}
        panel="problem-list"
        onSelect={(next) => setScope(next)}
      />
      <div id="problem-list" role="tabpanel" aria-label={words[scope]}>
        <ProblemList scope={scope} {...read} />
      </div>
    </Sheet>
  );
}
