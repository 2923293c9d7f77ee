import { sheet } from '../../sheet.ts';
import { wordsOf } from '../files/words.ts';
import { render } from '../jsx-runtime.ts';
import type { Session } from '../session.ts';
import { createEditor } from './editor.ts';
import css from './screenshot.css?inline';
import { EditorView, paintIn } from './view.tsx';

const dressed = new WeakSet<ShadowRoot>();

/**
 * Lets the customer take, choose or paste a picture, crop it and black out what is private.
 *
 * @param file a picture that is there already
 * @returns the picture as a new file, or null when they think better of it
 */
export const screenshot = (s: Session, file?: File): Promise<File | null> => {
  const { root, button, options } = s.shell;
  if (!dressed.has(root)) sheet(root, css);
  dressed.add(root);
  const dialog = document.createElement('dialog');
  dialog.className = `v p shot ${options.theme ?? ''}`;
  dialog.lang = s.lang;
  dialog.dir = button.dir;
  dialog.ariaLabel = wordsOf(s).screenshot;
  root.append(dialog);
  return new Promise((resolve) => {
    const end = (picture: File | null) => {
      s.watchers.delete(follow);
      editor.close();
      dialog.remove();
      resolve(picture);
    };
    const draw = () => {
      render(EditorView({ s, editor, end }), dialog);
      paintIn(dialog, editor);
    };
    const editor = createEditor(root, draw);
    // The widget was taken off the page, or logged out.
    const follow = () => {
      if (s.isOver || !s.isOpen) end(null);
    };
    s.watchers.add(follow);
    // What was drawn is taken back step by step: nothing of it goes by one press of a key.
    const back = (event: Event) => {
      event.preventDefault();
      if (editor.canUndo) editor.undo();
      else end(null);
    };
    dialog.oncancel = back;
    // Pressed twice, browsers close it without asking.
    dialog.onkeydown = (event) => {
      if (event.key === 'Escape') back(event);
    };
    dialog.onclose = () => end(null);
    dialog.onpaste = (event) => {
      const [picture] = event.clipboardData?.files ?? [];
      if (!picture) return;
      event.preventDefault();
      editor.open(picture);
    };
    draw();
    dialog.showModal();
    if (file) editor.open(file);
  });
};
