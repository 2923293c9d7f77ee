import {
  type Approval,
  type DataRequest,
  isNeeded,
  isOpen,
  type RequestItem,
  type TeamTicket,
} from '@vestka/sdk/agent';
import { compose } from '../composer/compose.ts';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { isDeclined, itemTerms, requestsOf } from '../lib/requests.ts';
import { Words } from '../parts/words.tsx';
import { filesIn } from '../ticket/event-files.ts';
import { FilesShown } from '../ticket/files-shown.tsx';
import { Fact } from './fact.tsx';

/** What was asked of the customer: each thing as it stands, until when it is kept, and who is asked to approve. */
export function RequestsFact({ ticket }: { readonly ticket: TeamTicket }) {
  const { text } = useDesk();
  const requests = requestsOf(ticket);
  if (requests.length === 0) return null;
  return (
    <Fact title={text.requests.label}>
      {requests.map(({ id, request }) => (
        <Asked key={id} ticket={ticket} request={request} />
      ))}
    </Fact>
  );
}

interface Props {
  readonly ticket: TeamTicket;
  readonly request: DataRequest;
}

function Asked({ ticket, request }: Props) {
  const { text } = useDesk();
  const now = useNow();
  const { approval } = request;
  const wanted = isNeeded(ticket, request);
  return (
    <div class="asked-fact">
      <ul>
        {Object.entries(request.items).map(([id, item]) => (
          <li key={id}>
            <Item item={item} now={now} isNeeded={wanted} />
          </li>
        ))}
      </ul>
      {approval && (wanted || approval.state !== 'asked') && <Approving approval={approval} now={now} />}
      {isDeclined(request) && isOpen(ticket.status) && (
        <button type="button" class="link" onClick={() => compose(ticket, 'update', 'options')}>
          {text.requests.another}
        </button>
      )}
    </div>
  );
}

interface ItemProps {
  readonly item: RequestItem;
  readonly now: number;
  /** Is it still wanted, if it was not given? */
  readonly isNeeded: boolean;
}

function Item({ item, now, isNeeded }: ItemProps) {
  const { text, times } = useDesk();
  const words = text.requests;
  const { what, purpose, state, reason, deleteAt, deletedAt } = item;
  const day = (at: string) => times.date(Date.parse(at), now);
  return (
    <>
      <p dir="auto">
        {what ?? text.erased}
        <span class={`mark-of is-${state}`}>
          {state === 'open' && !isNeeded ? words.notNeeded : words.states[state]}
        </span>
      </p>
      {state === 'open' && (
        <p class="quiet" dir="auto">
          {[purpose, itemTerms(item, text)].filter(Boolean).join(' · ')}
        </p>
      )}
      {item.text !== undefined && <Words>{item.text}</Words>}
      {reason !== undefined && <Words class="reason">{reason}</Words>}
      <FilesShown files={filesIn(item.files)} />
      {deletedAt ? (
        <p class="quiet">{words.deletedOn(day(deletedAt))}</p>
      ) : (
        deleteAt && <p class="quiet">{words.deleteAt(day(deleteAt))}</p>
      )}
    </>
  );
}

function Approving({ approval, now }: { readonly approval: Approval; readonly now: number }) {
  const { text, times } = useDesk();
  const { state, name, reason, expiresAt, decidedAt } = approval;
  const at = state === 'asked' ? expiresAt : (decidedAt ?? expiresAt);
  return (
    <div class="approval">
      <p dir="auto">{text.requests.approval[state](name ?? text.erased, times.day(Date.parse(at), now))}</p>
      {state !== 'expired' && <p class="quiet">{text.requests.linkHint}</p>}
      {reason !== undefined && <Words {...(state === 'declined' && { class: 'reason' })}>{reason}</Words>}
    </div>
  );
}
