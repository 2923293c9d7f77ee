import type { Session } from '../session.ts';
import { Button } from '../views/bits.tsx';
import type { Attached } from './attached.ts';
import { wordsOf } from './words.ts';

interface Props {
  s: Session;
  name: string;
  attached: Attached;
  shoot: (name: string) => void;
}

/** The ways to attach something: choose files, take a photo where there is a camera at hand, a picture of the screen. */
export const Ways = ({ s, name, attached, shoot }: Props) => {
  const words = wordsOf(s);
  const isTouched = matchMedia('(pointer: coarse)').matches;
  const take = (files: FileList | null) => {
    attached.add([...(files ?? [])], name);
    close(s, name);
  };
  return (
    <fieldset
      class="ways"
      aria-label={words.ways}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // The panel stays open.
        event.stopPropagation();
        event.preventDefault();
        close(s, name);
      }}
    >
      <p class="acts">
        <Picker take={take} isFirst={!isPicking(s)}>
          {words.choose}
        </Picker>
        {isTouched && (
          <Picker take={take} isPhoto>
            {words.photo}
          </Picker>
        )}
        <Button isQuiet onClick={() => shoot(name)}>
          {words.screenshot}
        </Button>
      </p>
      <div class="acts">
        <p class="hint">
          {words.upTo(s.store.get('most') ?? '')} {!isTouched && words.dropToo}
        </p>
        {!name.startsWith('m') && (
          <button type="button" class="x" aria-label={words.close} onClick={() => close(s, name)}>
            ×
          </button>
        )}
      </div>
    </fieldset>
  );
};

/** The arrows go from one answer to the next: the focus stays with them. */
const isPicking = ({ shell }: Session): boolean =>
  (shell.root.activeElement as HTMLInputElement | null)?.type === 'radio';

/** Closes the ways; whoever was in them is at the button again. */
export const close = (s: Session, name: string): void => {
  const add = s.shell.root.querySelector<HTMLElement>(`[data-draft="${name}"] + button`);
  // What is hidden cannot have the focus, and the next drawing is too late.
  if (add) add.hidden = false;
  add?.focus();
  s.set({ attach: '' });
};

interface PickerProps {
  take(files: FileList | null): void;
  isFirst?: boolean;
  isPhoto?: boolean;
  children: string;
}

/** A button in front of the browser's own field for files, which no style reaches. */
const Picker = ({ take, isFirst, isPhoto, children }: PickerProps) => (
  <span>
    <input
      type="file"
      hidden
      multiple={!isPhoto}
      {...(isPhoto ? { accept: 'image/*', capture: 'environment' } : {})}
      onChange={({ currentTarget }) => {
        take(currentTarget.files);
        // The same file can be chosen again.
        currentTarget.value = '';
      }}
    />
    <button
      type="button"
      class="btn quiet"
      ref={(button) => isFirst && button.focus()}
      onClick={({ currentTarget }) => (currentTarget.previousSibling as HTMLElement).click()}
    >
      {children}
    </button>
  </span>
);
