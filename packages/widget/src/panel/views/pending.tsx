import type { ViewProps } from './bits.tsx';

/** Words that the server does not have yet, or did not take; until what tells of them is there, just the words. */
export const Unsent = ({ s, ticket }: ViewProps & { ticket?: string }) => {
  const { words, client, later } = s;
  const { pending } = client.state;
  if (pending[0]) s.need();
  return later ? (
    <later.Unsent s={s} ticket={ticket} />
  ) : (
    pending.map(
      ({ act, intent }) =>
        (act as { ticket?: string }).ticket === ticket && (
          <li key={intent}>
            <b>{words.you}</b> <span class="hint">{s.isSure ? words.sending : words.unsent}</span>
            <p class="words mine" dir="auto">
              {act.type === 'create' ? act.body.message : act.body.text}
            </p>
          </li>
        ),
    )
  );
};
