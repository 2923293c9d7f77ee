import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { useTerms } from '../lib/terms.ts';
import { useThere, useWorkspaceZone } from '../lib/workspace-zone.ts';
import { endOfDate } from '../lib/zone.ts';

/** When a picked day ends: by the workspace's hours, so it is told by both clocks where they differ. */
export function DayEnds({ date }: { readonly date: string }) {
  const { text, times } = useDesk();
  const now = useNow();
  const zone = useWorkspaceZone();
  const place = useTerms()?.policy ?? zone;
  const there = useThere();
  const at = endOfDate(date, place);
  const theirs = at === null ? null : there(at, now);
  if (at === null || theirs === null) return null;
  return <p class="hint day-ends">{text.composer.dayEnds(theirs, times.day(at, now))}</p>;
}
