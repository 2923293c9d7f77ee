import { useDesk } from '../lib/desk.ts';
import { show } from '../lib/route.ts';
import { Tabs } from '../parts/tabs.tsx';

/** Whose requests are shown, with how many there are. */
export function Scopes({ onChange }: { onChange(): void }) {
  const { state, text } = useDesk();
  const { counts } = state;
  const tabs = [
    { id: 'mine', label: text.queue.mine, count: counts.mine },
    { id: 'team', label: text.queue.team, count: counts.team },
    { id: 'unassigned', label: text.queue.unassigned, count: counts.unassigned },
    { id: 'all', label: text.queue.all, count: counts.all },
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
