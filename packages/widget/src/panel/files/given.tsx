import { isPicture } from '@vestka/sdk';
import type { Child } from '../jsx-runtime.ts';
import type { GivenFiles, Session } from '../session.ts';
import type { Attached } from './attached.ts';
import { shown, sizeOf } from './names.ts';
import type { Pictures } from './picture.ts';
import { Face } from './row.tsx';
import { wordsOf } from './words.ts';

interface Props {
  s: Session;
  files: GivenFiles;
  names?: Record<string, string> | undefined;
}

interface One {
  id: string;
  name: string;
  type: string;
  size: number;
  deletedAt?: string | undefined;
  /** It is on its way with its words, and cannot be opened yet. */
  isMine?: boolean;
}

/** Files that were given: pictures as pictures, others as rows; a tap opens them by a fresh address. */
export const givenOf =
  (attached: Attached, pictures: Pictures) =>
  ({ s, files, names = {} }: Props): Child => {
    const words = wordsOf(s);
    const all: One[] = Array.isArray(files)
      ? attached.given(files).map((file) => ({ ...file, id: file.id as string, isMine: true }))
      : Object.entries(files as Exclude<GivenFiles, readonly string[]>).map(([id, file]) => ({
          ...file,
          id,
          name: file.name ?? names[id] ?? '',
          deletedAt: file.deletedAt ?? deletedAt(s, id),
        }));
    if (!all[0]) return null;
    const open = async (id: string) => {
      s.set({ refused: {} }, words.loading);
      try {
        const link = document.createElement('a');
        link.href = await pictures.addressOf(id);
        link.target = '_blank';
        link.rel = 'noopener noreferrer';
        link.click();
        s.set({}, '');
      } catch {
        s.set({ refused: { [id]: words.notOpened } }, words.notOpened);
      }
    };
    return (
      <ul class="given" aria-label={words.files}>
        {all.map(({ id, type, size, isMine, deletedAt, ...file }) => {
          const name = shown(file.name) || words.fileName;
          const picture = deletedAt ? undefined : pictures.ofGiven(id, { type, size });
          const isLarge = isPicture(type) && picture && !isMine;
          const body = (
            <>
              <Face name={name} type={type} picture={picture} />
              <span class="grow">
                <span class="name">
                  <bdi>{name}</bdi>
                </span>{' '}
                <small>{deletedAt ? words.deletedOn(s.times.date(deletedAt, s.now)) : sizeOf(s, size)}</small>
              </span>
            </>
          );
          return (
            <li key={id}>
              {deletedAt || isMine ? (
                <div class="file gone">{body}</div>
              ) : (
                <button
                  type="button"
                  class={isLarge ? 'file large' : 'file'}
                  aria-label={words.opens(`${name}, ${sizeOf(s, size)}`)}
                  onClick={() => open(id)}
                >
                  {body}
                </button>
              )}
              {s.ui.refused?.[id] && <p class="wrong">{s.ui.refused[id]}</p>}
            </li>
          );
        })}
      </ul>
    );
  };

/** An event stays as it was: that a file is gone is said by a later one. */
const deletedAt = ({ client }: Session, id: string): string | undefined => {
  const all = Object.values(client.state.timelines).flat();
  return all.find((event) => event.type === 'files_deleted' && event.data.files.includes(id))?.at;
};
