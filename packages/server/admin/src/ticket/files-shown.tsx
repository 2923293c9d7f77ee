import { isPicture } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { fileSize } from '../lib/file-size.ts';
import { openAddress } from '../lib/open-address.ts';
import type { ShownFile } from './event-files.ts';
import { useFileUrl } from './file-url.ts';

/** Files that came with words: images as they look, others as a line; each can be opened. */
export function FilesShown({ files }: { readonly files: readonly ShownFile[] }) {
  const { text } = useDesk();
  if (files.length === 0) return null;
  return (
    <ul class="files" aria-label={text.files.label}>
      {files.map((file) => (
        <li key={file.id} class={isPicture(file.type) && !file.deleted ? 'image' : ''}>
          <FileShown file={file} />
        </li>
      ))}
    </ul>
  );
}

function FileShown({ file }: { readonly file: ShownFile }) {
  const { text, times } = useDesk();
  const isImage = isPicture(file.type) && !file.deleted;
  const { url, failed, ask } = useFileUrl(file.id, isImage);
  const name = file.name ?? text.erased;
  const said = `${text.files.type(file.type)}, ${fileSize(file.size, times.locale)}`;
  if (file.deleted) {
    return (
      <p class="file gone">
        <span dir="auto">{name}</span>{' '}
        <span class="file-type">
          {said} · {text.files.deleted}
        </span>
      </p>
    );
  }
  // The address is signed for a short while: it is asked for when the file is opened, not before.
  const open = async () => {
    const fresh = await ask();
    if (fresh) openAddress(fresh);
  };
  return (
    <>
      <button type="button" class="file" title={text.files.open(name)} onClick={open}>
        {isImage && url && <img src={url} alt="" width={file.width} height={file.height} />}
        <span class="name" dir="auto">
          {name}
        </span>{' '}
        <span class="file-type">{said}</span>
      </button>
      {failed && (
        <p class="fault" role="alert">
          {failed}
        </p>
      )}
    </>
  );
}
