import type { RequestItem } from '@vestka/sdk/protocol';
import type { ApprovalView } from '../../commands/approval-state.ts';
import { type Child, type Html, html } from '../html.ts';
import { own } from '../page.ts';
import type { Tongue } from '../words/index.ts';
import { fact } from './about.ts';

/** What is still to be decided, or was decided; apart from it what the customer had answered already. */
export function itemsOf({ request }: ApprovalView, tongue: Tongue): Html {
  const { words: text } = tongue;
  const at = request.approval.decidedAt;
  const isBefore = ({ state, answeredAt }: RequestItem) =>
    state !== 'open' && (at === undefined || (answeredAt !== undefined && answeredAt < at));
  const items = Object.values(request.items);
  const listed = (title: string, some: readonly RequestItem[]): Child =>
    some[0] &&
    html`<section>
<h2>${title}</h2>
${some.map((item) => itemOf(item, isBefore(item), tongue))}
</section>`;
  return html`${listed(
    text.items,
    items.filter((item) => !isBefore(item)),
  )}
${listed(text.answeredItems, items.filter(isBefore))}`;
}

function itemOf(
  { kind, what, purpose, sensitivity, keepDays, state }: RequestItem,
  isAnswered: boolean,
  { words: text }: Tongue,
): Html {
  return html`<article class="card">
<h3 dir="auto">${what ?? text.erased}</h3>
<dl>
${isAnswered && state !== 'open' && fact(text.state, text.itemState[state])}
${fact(text.purpose, own(purpose ?? text.erased))}
</dl>
<dl class="facts">
${fact(text.kind, text.itemKind[kind])}
${fact(text.sensitivity, text.sensitivities[sensitivity])}
${fact(text.keeping, text.keepDays(keepDays))}
</dl>
</article>
`;
}
