import type { QueueScope } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { show } from '../lib/route.ts';
import { Tabs } from '../parts/tabs.tsx';
import { problemsOf } from './rows.ts';

/** Whose requests are shown, with how many rows there are: a known problem is one of them, as in the list. */
export function Scopes({ onChange }: { onChange(): void }) {
  const { state, text } = useDesk();
  const count = (scope: Exclude<QueueScope, 'ended'>) =>
    state.counts[scope] + problemsOf(state, scope).length;
  const tabs = [
    { id: 'mine', label: text.queue.mine, count: count('mine') },
    { id: 'team', label: text.queue.team, count: count('team') },
    { id: 'unassigned', label: text.queue.unassigned, count: count('unassigned') },
    { id: 'all', label: text.queue.all, count: count('all') },
    { id: 'ended', label: text.queue.ended },
  ] as const;
  return (
    <Tabs
      class="scopes"
      label={text.queue.scope}
      tabs={tabs}
      selected={state.scope}
      panel="queue-list"
      onSelect={(scope) => {
        onChange();
        show({ scope, filter: state.filter });
      }}
    />
  );
}
