import { type ViewProps, Waiting } from './bits.tsx';

/** Words that the server does not have yet, or did not take. What tells of them is fetched. */
export const Unsent = ({ s, ticket }: ViewProps & { ticket?: string }) => {
  if (!s.client.state.pending[0]) return null;
  s.need();
  return s.later ? (
    <s.later.Unsent s={s} ticket={ticket} />
  ) : (
    <li>
      <Waiting s={s} />
    </li>
  );
};
