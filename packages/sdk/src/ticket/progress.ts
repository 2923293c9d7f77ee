import type { Ticket } from '../protocol/tickets.ts';

/**
 * How far a view has come: of two views of one ticket the greater is the newer. The ticket's own events count first; a
 * word of the known problem that it follows counts too, though it leaves the ticket's version as it is.
 */
export const progress = ({ version, problem }: Ticket): number => version + (problem?.version ?? 0) / 1e6;
