import { useDesk } from '../lib/desk.ts';

/** One instant: absolute to the eye, everything in the tooltip. */
export function Time({ at, now }: { readonly at: string; readonly now: number }) {
  const { times } = useDesk();
  const ms = Date.parse(at);
  return (
    <time dateTime={at} title={times.full(ms)}>
      {times.when(ms, now)}
    </time>
  );
}
