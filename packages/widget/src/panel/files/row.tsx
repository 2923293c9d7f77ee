import { isPicture } from '@vestka/sdk';
import type { Session } from '../session.ts';
import { named } from '../words.ts';
import { type Attachable, type Attached, isUnderWay } from './attached.ts';
import { extension, percentOf, shown, sizeOf } from './names.ts';
import type { Pictures } from './picture.ts';
import { type FilesWords, wordsOf } from './words.ts';

interface Props {
  s: Session;
  file: Attachable;
  attached: Attached;
  pictures: Pictures;
  edit: (file: Attachable) => void;
}

/** Trying again gets the same answer. */
const FINAL = /^(too_many|payload_too_large|file_empty|file_type_refused|file_unreadable)$/;

/** One file of a draft: what it is, how far it has come, what can be done about it. */
export const Row = ({ s, file, attached, pictures, edit }: Props) => {
  const words = wordsOf(s);
  const { key, size, sent, state, code, type } = file;
  const name = shown(file.name) || words.fileName;
  const isComing = isUnderWay(file);
  const isRefused = state === 'refused';
  return (
    <li key={key} class="file">
      <Face name={name} type={type} picture={pictures.ofUpload(file)} />
      <div class="grow">
        <bdi title={file.name.length > name.length ? name : undefined}>{name}</bdi>
        <small class={isRefused ? 'wrong' : undefined}>
          {isRefused ? reasonOf(words, file) : `${sizeOf(s, size)} · ${standing(s, file)}`}
        </small>
        {isComing && <progress aria-label={`${name}: ${standing(s, file)}`} value={sent} max={size || 1} />}
        {file.kept === false && !isRefused && <small class="keep">{words.keepOpen}</small>}
        <p class="does">
          {isRefused && !FINAL.test(code ?? '') && (
            <button
              type="button"
              class="does"
              onClick={({ currentTarget }) => {
                // It goes, and the focus would go with it.
                currentTarget.closest('li')?.querySelector<HTMLElement>('.x')?.focus();
                attached.retry(key);
              }}
            >
              {words.retry}
            </button>
          )}
          {state === 'ready' && isPicture(type) && (
            <button
              type="button"
              class="does"
              aria-label={`${words.cut}: ${name}`}
              onClick={() => edit(file)}
            >
              {words.cut}
            </button>
          )}
        </p>
      </div>
      <button
        type="button"
        class="x"
        aria-label={`${words.remove}: ${name}`}
        onClick={({ currentTarget }) => {
          const place = currentTarget.closest('[data-draft]') as HTMLElement;
          const all = [...place.querySelectorAll<HTMLElement>('li .x')];
          const at = all.indexOf(currentTarget);
          // Before the row is gone, and the focus with it.
          (
            all[at + 1] ??
            all[at - 1] ??
            place.querySelector<HTMLElement>('.ways button') ??
            addOf(place)
          ).focus();
          attached.remove(key);
        }}
      >
        ×
      </button>
    </li>
  );
};

/** The button that shows the ways to attach more. */
export const addOf = (place: Element): HTMLElement => place.nextElementSibling as HTMLElement;

/** A small picture, or what kind of file it is by its name. */
export const Face = ({ name, type, picture }: { name: string; type: string; picture?: Picture }) =>
  isPicture(type) && picture ? (
    <canvas key="picture" class="face" ref={picture} />
  ) : (
    // No part of the name by which it is called, so it is no text.
    <span key="kind" class="face" aria-hidden="true" data-kind={extension(name) || '·'} />
  );

export type Picture = ((canvas: HTMLCanvasElement) => void) | undefined;

/** How far it is. */
export const standing = (s: Session, { state, code, sent, size }: Attachable): string => {
  const words = wordsOf(s);
  const part = sent > 0 ? words.part(percentOf(s, sent / (size || 1))) : '';
  if (state === 'ready') return words.there;
  if (state === 'sending') return part || words.part(percentOf(s, 0));
  return [named(words, `f_${code}`, named(words, `f_${state}`)), part].filter(Boolean).join(' · ');
};

/** Why it was not taken. */
export const reasonOf = (words: FilesWords, { code, message }: Attachable): string =>
  // The limit is the workspace's: the server's sentence has it.
  code === 'payload_too_large'
    ? words.tooLarge(/\d+/.exec(message ?? '')?.[0])
    : named(words, `f_${code}`, named(words, `e_${code}`, words.f_other));
