import { useDesk } from '../lib/desk.ts';
import { Words } from '../parts/words.tsx';

/** The same for technical readers, folded: it stands behind the plain words. */
export function Technical({ children }: { readonly children: string | null | undefined }) {
  const { text } = useDesk();
  if (!children) return null;
  return (
    <details class="technical">
      <summary>{text.report.technical}</summary>
      <Words>{children}</Words>
    </details>
  );
}
