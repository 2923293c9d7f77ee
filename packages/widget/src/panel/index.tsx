import type { createClient } from '@vestka/sdk';
import { sheet } from '../sheet.ts';
import tokens from '../tokens.css?inline';
import type { Panel, Shell } from '../types.ts';
import { createDialog } from './dialog.ts';
import { readDraft, writeDraft } from './draft.ts';
import { render } from './jsx-runtime.ts';
import css from './panel.css?inline';
import { type Loads, type Route, Session } from './session.ts';
import { View } from './views/view.tsx';

const loads: Loads = {
  later: async () => (await import('./later/index.ts')).later,
  files: async () => (await import('./files/index.ts')).files,
};

/** Starts the panel, closed, beside the launcher. */
export const start = (shell: Shell, makeClient?: typeof createClient): Panel => {
  const s = new Session(shell, loads, makeClient);
  sheet(shell.root, tokens + css);
  const end = createDialog(s, (place) => render(s.isOpen && <View s={s} />, place));
  const dressed = s.dress();

  const open = async (route: Route) => {
    await dressed;
    if (s.isOver) return;
    s.go(route);
    s.setOpen(true);
  };
  /** Where the launcher leads: to what it speaks of; else to where the customer was, or may want to be. */
  const begin = () => {
    const ticket = s.pressing();
    const { tickets, pending } = s.client.state;
    const { message } = readDraft(s.store);
    if (message && s.route.view === 'new') open(s.route);
    else if (ticket) {
      // A report that is the last word; what was said after it stands on the ticket's page.
      const isReport = ticket.report?.publishedAt === ticket.updatedAt;
      open({ view: isReport ? 'report' : 'ticket', id: ticket.id });
    } else open({ view: tickets[0] || pending[0] || (!message && s.store.get('open')) ? 'list' : 'new' });
  };
  const close = () => s.setOpen(false);
  return {
    open: () => s.isOpen || begin(),
    close,
    toggle: () => (s.isOpen ? close() : begin()),
    showTicket: (id) => open({ view: 'ticket', id }),
    newTicket(draft) {
      if (draft?.message) writeDraft(s.store, draft);
      open({ view: 'new' });
    },
    async logout() {
      close();
      s.files?.clear();
      await s.client.logout().catch(() => {});
      s.store.clear();
      // Shown when it is opened again: going there now would open a session for nobody.
      s.route = { view: 'new' };
      s.ui = {};
    },
    update: () => s.dress(),
    destroy() {
      close();
      end();
      s.destroy();
    },
    draw: async (place) => (await import('../element/index.ts')).draw(place, s),
  };
};
