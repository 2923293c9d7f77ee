import { nextOf } from '../panel/facts.ts';
import type { Session } from '../panel/session.ts';
import { stateName } from '../panel/words.ts';
import { sheet } from '../sheet.ts';
import tokens from '../tokens.css?inline';
import css from './status.css?inline';

/** Draws a ticket's status into `place` and keeps it true while it is part of the page. */
export const draw = (place: HTMLElement, s: Session): void => {
  if (place.shadowRoot) place.shadowRoot.replaceChildren();
  const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [];
  const theme = sheet(root, ':host{display:block}').cssRules[0] as CSSStyleRule;
  sheet(root, tokens + css);
  const box = document.createElement('div');
  const make = (tag: string) => box.appendChild(document.createElement(tag));
  const status = make('b');
  const next = make('span');
  const note = make('small');
  root.append(box);

  const paint = () => {
    if (s.isOver) box.remove();
    if (!place.isConnected || !box.isConnected) return end();
    const ticket = s.find(place.getAttribute('ticket') ?? '');
    box.hidden = !ticket;
    if (!ticket) return;
    const fact = nextOf(ticket, s);
    const { button, options } = s.shell;
    box.className = `v ${options.theme ?? ''} is-${fact.tone}`;
    box.lang = s.lang;
    box.dir = button.dir;
    theme.style.setProperty('--a', options.accent ?? s.store.get('accent'));
    status.textContent = `#${ticket.number} · ${stateName(s.words, ticket)}`;
    next.textContent = fact.label ? `${fact.label}: ${fact.when}` : '';
    note.textContent = fact.note ?? '';
  };
  const attribute = new MutationObserver(paint);
  const end = () => {
    s.watchers.delete(paint);
    attribute.disconnect();
  };
  attribute.observe(place, { attributeFilter: ['ticket'] });
  s.watchers.add(paint);
  s.connect();
  paint();
};
