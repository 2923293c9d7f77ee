import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { useDraft } from '../lib/drafts.ts';
import { type PageName, pageHref } from '../lib/route.ts';
import { announce } from '../parts/announcer.tsx';
import { type GuardedPage, unsavedOn, useAsk } from './unsaved.ts';

/** Above any other page: what was left unsaved, and the way back to it. Put away it is still asked about before the tab is closed. */
export function LeftUnsaved({ page }: { readonly page: PageName }) {
  const { text } = useDesk();
  const [policy] = useDraft<true>(unsavedOn('policy'));
  const [updates] = useDraft<true>(unsavedOn('updates'));
  const [put, putAway] = useState<readonly PageName[]>([]);
  const left = [policy && 'policy', updates && 'updates'].filter(
    (one): one is GuardedPage => one !== null && one !== page,
  );
  useAsk(left.length > 0);
  useEffect(() => putAway((before) => before.filter((one) => one !== page)), [page]);

  const shown = left.filter((one) => !put.includes(one));
  const sentences = shown.map((one) => text.pages.leftOn(text.nav[one])).join(' ');
  useEffect(() => {
    if (sentences) announce(sentences);
  }, [sentences]);
  return (
    <>
      {shown.map((one) => (
        <p key={one} class="left-unsaved">
          <span>
            {text.pages.leftOn(text.nav[one])} <a href={pageHref(one)}>{text.pages.backTo}</a>
          </span>
          <button
            type="button"
            class="close"
            aria-label={text.dismiss}
            title={text.dismiss}
            onClick={() => putAway([...put, one])}
          >
            ×
          </button>
        </p>
      ))}
    </>
  );
}
