import type { createClient } from '@vestka/sdk';
import { render } from 'preact';
import { sheet } from '../sheet.ts';
import tokens from '../tokens.css?inline';
import type { Panel, Shell } from '../types.ts';
import { readDraft, writeDraft } from './draft.ts';
import css from './panel.css?inline';
import { type Route, Session } from './session.ts';
import { View } from './views/view.tsx';

/** Puts the dialog beside the launcher, closed: opening and closing, focus, the one live region. */
export const start = (shell: Shell, makeClient?: typeof createClient): Panel => {
  const { root, button, options } = shell;
  const s = new Session(shell, makeClient);
  sheet(root, tokens + css);
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
    dialog.className = `v p ${options.theme}`;
    dialog.lang = s.lang;
    dialog.dir = button.dir;
    dialog.ariaLabel = s.words.help;
    if (s.isOpen && !dialog.open) {
      before = document.activeElement;
      // On a phone the panel covers the page, which must then be out of reach; beside it, both stay in use.
      if (matchMedia('(max-width: 480px)').matches) dialog.showModal();
      else dialog.show();
    }
    render(s.isOpen && <View s={s} />, place);
    if (!s.isOpen && dialog.open) {
      dialog.close();
      (button.hidden ? (before as HTMLElement) : button)?.focus();
    }
    if (status.textContent !== s.said) status.textContent = s.said;
    const { view, id } = s.route;
    const goal = place.querySelector<HTMLElement>(view === 'new' ? 'textarea' : 'h1');
    const now = s.isOpen ? `${view}${id}` : '';
    if (shown !== now && (goal || !now)) {
      shown = now;
      goal?.focus();
    }
  };
  const close = () => s.setOpen(false);
  dialog.onclose = close;
  dialog.onkeydown = (event) => {
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      close();
    }
  };

  const end = () => {
    s.watchers.clear();
    s.destroy();
    render(null, place);
    dialog.remove();
  };
  const dressed = s.dress().then(() => {
    s.watchers.add(() => {
      if (!isDue) queueMicrotask(draw);
      isDue = true;
    });
  });
  const open = async (route: Route) => {
    await dressed;
    s.go(route);
    s.setOpen(true);
  };
  /** Where the launcher leads: to what it speaks of; else to where the customer was, or may want to be. */
  const begin = () => {
    const ticket = s.pressing();
    const { pending, tickets } = s.client.state;
    if (s.route.view === 'new' && readDraft(s.store).message) open(s.route);
    else if (ticket) open({ view: ticket.status === 'resolved' ? 'report' : 'ticket', id: ticket.id });
    else open({ view: pending[0] || tickets[0] || s.store.get('open') ? 'list' : 'new' });
  };
  return {
    open: () => s.isOpen || begin(),
    close,
    toggle: () => (s.isOpen ? close() : begin()),
    showTicket: (id) => open({ view: 'ticket', id }),
    newTicket(draft) {
      if (draft?.message) writeDraft(s.store, { message: draft.message });
      open({ view: 'new' });
    },
    logout: () => s.logout(),
    update: () => s.dress(),
    destroy: end,
    live: s.live,
  };
};
