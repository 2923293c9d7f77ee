import type { Session } from '../session.ts';
import { wordsOf } from './words.ts';

/** Files that are dragged onto the panel or pasted into it go to the draft under them, else to the one that is shown. */
export const takeDrops = (s: Session, add: (files: File[], name: string) => void): void => {
  const dialog = s.shell.root.querySelector('dialog') as HTMLDialogElement;
  const zone = document.createElement('div');
  zone.className = 'zone';
  zone.ariaHidden = 'true';

  const draftOf = ({ target }: Event): string | null | undefined =>
    (
      (target as Element | null)?.closest('[data-drafts]')?.querySelector('[data-draft]') ??
      dialog.querySelector('[data-draft]')
    )?.getAttribute('data-draft');
  const isFiles = (data: DataTransfer | null): data is DataTransfer => !!data?.types.includes('Files');

  dialog.ondragover = (event) => {
    const { dataTransfer } = event;
    if (!isFiles(dataTransfer)) return;
    event.preventDefault();
    const name = draftOf(event);
    dataTransfer.dropEffect = name ? 'copy' : 'none';
    zone.textContent = wordsOf(s).dropHere;
    if (name && !zone.isConnected) dialog.append(zone);
  };
  dialog.ondragleave = ({ relatedTarget }) => {
    if (!dialog.contains(relatedTarget as Node | null)) zone.remove();
  };
  dialog.ondrop = (event) => {
    zone.remove();
    const { dataTransfer } = event;
    if (!isFiles(dataTransfer)) return;
    event.preventDefault();
    const name = draftOf(event);
    if (name) add([...dataTransfer.files], name);
  };
  dialog.onpaste = (event) => {
    const { clipboardData } = event;
    if (!isFiles(clipboardData)) return;
    const { types, files } = clipboardData;
    // Text from an office comes with a picture of itself: it is meant as text.
    if (types.includes('text/plain') && types.includes('text/html')) return;
    event.preventDefault();
    const name = draftOf(event);
    if (name) add([...files], name);
  };
};
