import { type Child, h } from '../jsx-runtime.ts';
import type { Session } from '../session.ts';
import { Waiting } from '../views/bits.tsx';

interface Props {
  s: Session;
}

/** What a download of its own brings: a view, and its words in English. */
export interface Apart<P extends Props> {
  View(props: P): Child;
  words: object;
}

/**
 * A view that is a download of its own, fetched when it is first shown; when that fails, again once it is asked for.
 *
 * @param frame what stands in its place until it is there
 */
export const apart = <P extends Props>(
  load: () => Promise<Apart<P>>,
  frame: (props: P) => Child = ({ s }) => h(Waiting, { s }),
): ((props: P) => Child) => {
  let view: Apart<P>['View'] | undefined;
  let isComing = false;
  const fetch = async (s: Session): Promise<void> => {
    isComing = true;
    try {
      const { View, words } = await load();
      // Kept with the others for when the language changes.
      s.more = { ...s.more, ...words };
      s.words = { ...words, ...s.words };
      view = View;
    } catch {
      s.failed = true;
    }
    isComing = false;
    s.refresh();
  };
  return (props) => {
    if (view) return view(props);
    const { s } = props;
    if (!isComing && !s.failed) fetch(s);
    return frame(props);
  };
};
