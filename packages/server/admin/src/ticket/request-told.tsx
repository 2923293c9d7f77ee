import type { DataRequest } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { itemTerms } from '../lib/requests.ts';

/** What was asked of the customer with a word, and how each thing stands now. */
export function RequestTold({ request }: { readonly request: DataRequest }) {
  const { text } = useDesk();
  return (
    <ul class="asked" aria-label={text.requests.label}>
      {Object.entries(request.items).map(([id, item]) => (
        <li key={id}>
          <b dir="auto">{item.what ?? text.erased}</b>
          <span class={`mark-of is-${item.state}`}>{text.requests.states[item.state]}</span>
          <span class="quiet terms" dir="auto">
            {item.purpose ?? text.erased}
          </span>
          <span class="quiet terms">{itemTerms(item, text)}</span>
        </li>
      ))}
    </ul>
  );
}
