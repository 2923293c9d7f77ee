import { isOpen, type Ticket } from '@vestka/sdk';
import type { Session } from '../session.ts';
import { wordsOf } from './words.ts';

/** E-mail addresses and telephone numbers, as people write them. */
const REACHABLE = /([^\s@,;<>()]+@[^\s@,;<>()]+\.\w+|\+?(?:\(\d+\)|\d)(?:[\s/.-]{0,3}(?:\(\d+\)|\d)){4,})/;

/** Whom to call, when it cannot wait for the next working hour; once someone has spoken, in a calmer tone. */
export const OnCall = ({ s, ticket }: { s: Session; ticket: Ticket }) => {
  const { onCall, status } = ticket;
  if (!onCall || !isOpen(status)) return null;
  return (
    <div class={`notice call ${status === 'received' ? 'amber' : ''}`}>
      <b>{wordsOf(s).onCall}</b>
      <p dir="auto">
        {onCall.split(REACHABLE).map((part, at) =>
          at % 2 ? (
            <a dir="ltr" href={addressOf(part)}>
              {part}
            </a>
          ) : (
            part
          ),
        )}
      </p>
    </div>
  );
};

const addressOf = (text: string): string =>
  text.includes('@') ? `mailto:${encodeURI(text)}` : `tel:${text.replace(/[^\d+]/g, '')}`;
