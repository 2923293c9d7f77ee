import type { TeamTicket } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { ticketHref } from '../lib/route.ts';
import { ClassifyFact } from './classify.tsx';
import { CustomerFact } from './customer.tsx';
import { Dated } from './dated.tsx';
import { Frame } from './frame.tsx';
import { HolderFact } from './holder.tsx';
import { NextWordFact } from './next-word-fact.tsx';
import { OfferFact } from './offer-fact.tsx';
import { ProblemFact } from './problem-fact.tsx';
import { PromisesFact } from './promises.tsx';
import { RatingFact } from './rating-fact.tsx';
import { RemainingFact } from './remaining-fact.tsx';
import { RequestsFact } from './requests-fact.tsx';
import { StatusFact } from './status.tsx';

/** The third column: what is promised, who has it, what it follows, who asks. */
export function Side({ ticket }: { readonly ticket: TeamTicket }) {
  const { text } = useDesk();
  return (
    <Frame subject={ticket}>
      <NextWordFact subject={ticket} />
      <StatusFact subject={ticket} />
      <RemainingFact subject={ticket} />
      <OfferFact ticket={ticket} />
      <RequestsFact ticket={ticket} />
      <RatingFact ticket={ticket} />
      <HolderFact subject={ticket} />
      <ProblemFact ticket={ticket} />
      <ClassifyFact ticket={ticket} />
      <CustomerFact ticket={ticket} />
      <PromisesFact subject={ticket} />
      <dl class="dates">
        <Dated name={text.side.opened} at={ticket.createdAt} />
        <Dated name={text.side.firstWord} at={ticket.firstWordAt} />
        <Dated name={text.side.lastWord} at={ticket.lastCustomerAt} />
      </dl>
      <p class="quiet">
        <a href={ticketHref(ticket.id)}>{text.side.link}</a>
      </p>
    </Frame>
  );
}
