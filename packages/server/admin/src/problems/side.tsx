import { isOpen, type KnownProblemRow } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { followersHref } from '../lib/route.ts';
import { Dated } from '../side/dated.tsx';
import { Fact } from '../side/fact.tsx';
import { Frame } from '../side/frame.tsx';
import { HolderFact } from '../side/holder.tsx';
import { NextWordFact } from '../side/next-word-fact.tsx';
import { PromisesFact } from '../side/promises.tsx';
import { RemainingFact } from '../side/remaining-fact.tsx';
import { StatusFact } from '../side/status.tsx';

/** The third column with a known problem: what is promised to all, and who they are. */
export function ProblemSide({ row: { problem, linked } }: { readonly row: KnownProblemRow }) {
  const { text } = useDesk();
  return (
    <Frame subject={problem}>
      <NextWordFact subject={problem} />
      <StatusFact subject={problem} />
      <RemainingFact subject={problem} />
      <HolderFact subject={problem} />
      <Fact title={text.filter.names.problem}>
        <p>{text.problems.followers(linked)}</p>
        {linked > 0 && (
          <p>
            <a href={followersHref(problem.id, isOpen(problem.status) ? 'all' : 'ended')}>
              {text.problems.showFollowers}
            </a>
          </p>
        )}
      </Fact>
      <PromisesFact subject={problem} />
      <dl class="dates">
        <Dated name={text.side.opened} at={problem.createdAt} />
      </dl>
    </Frame>
  );
}
