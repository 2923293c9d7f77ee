import type { ApprovalView } from '../../commands/approval-state.ts';
import { type Child, type Html, html } from '../html.ts';
import { isolated, own, words } from '../page.ts';
import type { Tongue } from '../words/index.ts';

/** One line of a list of facts. */
export const fact = (name: string, value: Child): Html => html`<div><dt>${name}</dt><dd>${value}</dd></div>
`;

export const asker = ({ request, vendor }: ApprovalView, { words: text }: Tongue): string =>
  text.asksOf(isolated(request.by ?? text.team), isolated(vendor.name));

export const onBehalf = ({ customer, vendor }: ApprovalView, { words: text }: Tongue): string =>
  customer ? isolated(customer) : text.customer(isolated(vendor.name));

export const aboutOf = ({ ticket }: ApprovalView, { words: text }: Tongue): Html =>
  fact(text.about, html`${text.request(ticket.number)}${ticket.subject && html`: ${own(ticket.subject)}`}`);

/** What the customer wrote to whom they ask. */
export function noteOf({ request, customer }: ApprovalView, tongue: Tongue): Child {
  const { words: text } = tongue;
  const { note } = request.approval;
  if (!note) return null;
  return html`<section>
<h2>${customer ? text.noteOf(isolated(customer)) : text.noteOfNobody}</h2>
<blockquote>${words(note, tongue)}</blockquote>
</section>`;
}
