import type { Child } from '../jsx-runtime.ts';
import type { Session } from '../session.ts';
import { Button } from '../views/bits.tsx';
import type { Attachable, Attached } from './attached.ts';
import type { Pictures } from './picture.ts';
import { Row } from './row.tsx';
import { close, Ways } from './ways.tsx';
import { wordsOf } from './words.ts';

interface Parts {
  attached: Attached;
  pictures: Pictures;
  shoot: (name: string) => void;
  edit: (file: Attachable, name: string) => void;
}

/** What is attached to a draft, the ways to attach more, and whether it waits to be sent. */
export const filesViewOf =
  ({ attached, pictures, shoot, edit }: Parts) =>
  ({ s, name }: { s: Session; name: string }): Child => {
    const words = wordsOf(s);
    // They came before there was anyone to take them.
    if (s.dropped[0]) attached.add(s.dropped.splice(0), name);
    const files = attached.list(name);
    const isOpen = s.ui.attach === name;
    const isComposer = name.startsWith('m');
    const release = (isSent: boolean) => () => {
      // What is pressed goes, and the focus would go with it.
      const place = s.shell.root.querySelector(`[data-draft="${name}"]`);
      place?.closest('form')?.querySelector('textarea')?.focus();
      attached.release(name, isSent);
    };
    return (
      <>
        <div class="attached" data-draft={name}>
          {files[0] && (
            <ul aria-label={words.attached}>
              {files.map((file) => (
                <Row
                  key={file.key}
                  s={s}
                  file={file}
                  attached={attached}
                  pictures={pictures}
                  edit={() => edit(file, name)}
                />
              ))}
            </ul>
          )}
          {attached.isHeld(name) && (
            <div class="notice amber">
              <p>
                {words.holds} {!s.isSure && `${words.f_paused}.`}
              </p>
              <p class="acts">
                <Button isQuiet onClick={release(true)}>
                  {words.without}
                </Button>
                <Button isQuiet onClick={release(false)}>
                  {words.notYet}
                </Button>
              </p>
            </div>
          )}
          {isOpen && <Ways s={s} name={name} attached={attached} shoot={shoot} />}
        </div>
        <button
          type="button"
          class={isComposer ? 'x clip' : 'add'}
          // Where they stand open, the ways are button enough.
          hidden={isOpen && !isComposer}
          aria-label={words.attach}
          aria-expanded={isOpen}
          onClick={() => (isOpen ? close(s, name) : s.set({ attach: name }))}
        >
          {isComposer || `+ ${words.attach}`}
        </button>
      </>
    );
  };
