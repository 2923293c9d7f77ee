import type { AgentClient } from '@vestka/sdk/agent';
import type { ComponentType } from 'preact';
import { AnswersPage } from '../answers/page.tsx';
import { CannedPage } from '../canned/page.tsx';
import { InsightsPage } from '../insights/page.tsx';
import type { PageName } from '../lib/route.ts';
import { PolicyPage } from '../policy/page.tsx';
import { ProblemsPage } from '../problems/page.tsx';

interface Page {
  readonly name: PageName;
  /** Behind `g`. */
  readonly key: string;
  readonly leads?: true;
  /** The queue has none: it is the desk itself. */
  readonly view?: ComponentType<{ client: AgentClient }>;
}

const ALL: readonly Page[] = [
  { name: 'queue', key: 'q' },
  { name: 'problems', key: 'k', view: ProblemsPage },
  { name: 'policy', key: 'p', view: PolicyPage },
  { name: 'updates', key: 'u', view: CannedPage },
  { name: 'answers', key: 'a', view: AnswersPage },
  { name: 'insights', key: 'i', leads: true, view: InsightsPage },
];

/** The pages that someone of this role may open. */
export const pagesFor = (role: string | undefined): readonly Page[] =>
  ALL.filter(({ leads }) => !leads || role === 'lead' || role === 'admin');
