import type { GivenFiles } from '../session.ts';
import type { ViewProps } from './bits.tsx';

/** What is attached to a draft, and ways to attach more. Until someone means to attach something it is one button. */
export const Attach = ({ s, name }: ViewProps & { name: string }) => {
  const isComposer = name[0] === 'm';
  return s.files ? (
    <s.files.Files s={s} name={name} />
  ) : (
    <>
      {/* The place of what is attached. */}
      {null}
      <button
        type="button"
        class={isComposer ? 'x clip' : 'add'}
        aria-label={s.words.attach}
        onClick={() => {
          s.need('files');
          s.set({ attach: name });
        }}
      >
        {isComposer || `+ ${s.words.attach}`}
      </button>
    </>
  );
};

/** The event, or the act that waits, with which files were given; `words` has their names. */
interface Giving {
  data: { files?: GivenFiles };
  words?: { files?: Record<string, string> } | null;
}

/** Files that were given; what shows them is fetched when there are any. */
export const Given = ({ s, by }: ViewProps & { by: object }) => {
  const { data, words } = by as Giving;
  if (!data.files) return null;
  s.need('files');
  return s.files && <s.files.Given s={s} files={data.files} names={words?.files} />;
};
