import type { ViewProps } from './bits.tsx';

/** Words that the server does not have yet, or did not take; until what tells more of them is fetched, just the words. */
export const Unsent = ({ s, ticket }: ViewProps & { ticket?: string }) => {
  const { pending } = s.client.state;
  pending[0] && s.need();
  return s.later ? (
    <s.later.Unsent s={s} ticket={ticket} />
  ) : (
    pending.map(({ act }) => {
      const { ticket: its, body } = act as { ticket?: string; body: { message?: string; text?: string } };
      return (
        its === ticket && (
          <li>
            {s.outgoing}
            <p class="words">{body.message ?? body.text}</p>
          </li>
        )
      );
    })
  );
};
