import { sheet } from '../sheet.ts';
import tokens from '../tokens.css?inline';
import type { Live } from '../types.ts';
import css from './status.css?inline';

/** Draws a ticket's status into `place` and keeps it true. @returns a function that ends it */
export const draw = (place: HTMLElement, live: Live): (() => void) => {
  const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' });
  sheet(root, tokens + css);
  const box = document.createElement('div');
  const [status, next, sub] = ['b', 'span', 'small'].map((tag) =>
    box.appendChild(document.createElement(tag)),
  );
  root.append(box);

  const paint = () => {
    const facts = live.inline(place.getAttribute('ticket') ?? '');
    box.hidden = !facts;
    if (!facts || !status || !next || !sub) return;
    box.className = `v ${facts.tone}`;
    box.lang = facts.lang;
    box.dir = facts.dir;
    status.textContent = facts.status;
    next.textContent = facts.next;
    sub.textContent = facts.sub;
  };
  const watcher = new MutationObserver(paint);
  watcher.observe(place, { attributeFilter: ['ticket'] });
  const end = live.watch(paint);
  paint();
  return () => {
    end();
    watcher.disconnect();
    box.remove();
  };
};
