import type { DataRequest, RequestItem, Ticket } from '@vestka/sdk';
import type { Session } from '../session.ts';

/** A data request of a ticket. */
export interface RequestProps {
  s: Session;
  ticket: Ticket;
  id: string;
  request: DataRequest;
}

/** One thing that it asks for. */
export interface ItemProps extends RequestProps {
  /** Its id in the request. */
  name: string;
  item: RequestItem;
}
