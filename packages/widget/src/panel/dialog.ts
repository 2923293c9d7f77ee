import type { Session } from './session.ts';

/** The dialog round the views: opening and closing, focus, the one live region. @returns a function that removes it */
export const createDialog = (s: Session, render: (place: Element) => void): (() => void) => {
  const { root, button, options } = s.shell;
  const dialog = root.appendChild(document.createElement('dialog'));
  const status = dialog.appendChild(document.createElement('div'));
  const place = dialog.appendChild(document.createElement('div'));
  status.className = 'sr';
  status.role = 'status';
  place.className = 'fill';

  let before: Element | null;
  let shown = '';
  let isDue = false;
  const draw = () => {
    isDue = false;
    dialog.className = `v p ${options.theme ?? ''}`;
    dialog.lang = s.lang;
    dialog.dir = button.dir;
    dialog.ariaLabel = s.words.help;
    if (s.isOpen && !dialog.open) {
      before = document.activeElement;
      // On a phone the panel covers the page, which must then be out of reach; beside it, both stay in use.
      dialog[matchMedia('(max-width: 480px)').matches ? 'showModal' : 'show']();
    }
    const had = root.activeElement;
    render(place);
    if (!s.isOpen && dialog.open) {
      dialog.close();
      (button.hidden ? (before as HTMLElement) : button).focus();
    }
    if (status.textContent !== s.said) status.textContent = s.said;
    const { view, id } = s.route;
    const goal = place.querySelector<HTMLElement>(view === 'new' ? 'textarea' : 'h1');
    const now = s.isOpen ? `${view}${id}` : '';
    // What had the focus may be gone: it is never left nowhere.
    if ((shown !== now || (had && !root.activeElement)) && (goal || !now)) {
      shown = now;
      goal?.focus();
    }
  };
  const changed = () => {
    if (!isDue) queueMicrotask(draw);
    isDue = true;
  };
  s.watchers.add(changed);
  // It comes later than the closing itself, when the panel may be open again.
  dialog.onclose = () => dialog.open || s.setOpen(false);
  dialog.onkeydown = (event) => {
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      s.setOpen(false);
    }
  };
  const take = (event: Event) => {
    const { dataTransfer, clipboardData } = event as DragEvent & ClipboardEvent;
    const { types, files } = (dataTransfer ?? clipboardData) as DataTransfer;
    // Text from an office comes with a picture of itself: it is meant as text.
    if (!types.includes('Files') || types.includes('text/plain')) return;
    event.preventDefault();
    s.dropped.push(...files);
    s.need('files');
    s.refresh();
  };
  dialog.ondragover = dialog.ondrop = dialog.onpaste = take;
  return () => {
    s.watchers.delete(changed);
    draw();
    dialog.remove();
  };
};
