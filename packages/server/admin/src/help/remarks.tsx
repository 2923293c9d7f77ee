import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';

/** How many remarks stand under each field of a form. */
interface Remarked {
  readonly counts: Readonly<Record<string, number>>;
  count(field: string, remarks: number): void;
}

export const RemarksContext = createContext<Remarked | null>(null);

/** Of one form: what is remarked under its fields is counted where it is sent. */
export function useRemarked(): Remarked {
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  return useMemo(() => {
    const count = (field: string, remarks: number) =>
      setCounts((now) => ((now[field] ?? 0) === remarks ? now : { ...now, [field]: remarks }));
    return { counts, count };
  }, [counts]);
}

/** Tells the form how many remarks stand under this field. */
export function useRemarks(field: string, remarks: number): void {
  const count = useContext(RemarksContext)?.count;
  const latest = useRef(count);
  latest.current = count;
  useEffect(() => latest.current?.(field, remarks), [field, remarks]);
  useEffect(() => () => latest.current?.(field, 0), [field]);
}

/** Beside the button that sends, wherever the fields have scrolled to: how many remarks there are, and the way to them. */
export function Remarks() {
  const { text } = useDesk();
  const self = useRef<HTMLButtonElement>(null);
  const counts = useContext(RemarksContext)?.counts ?? {};
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
  if (all === 0) return null;
  const show = () => self.current?.closest('form')?.querySelector<HTMLElement>('.words-help button')?.focus();
  return (
    <button ref={self} type="button" class="remarks" onClick={show}>
      {text.help.remarks(all)}
    </button>
  );
}
