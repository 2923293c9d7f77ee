import { mayChoose } from '@vestka/sdk';
import type { RareLines, Session } from '../session.ts';
import { Given } from '../views/attach.tsx';
import { Button } from '../views/bits.tsx';
import { named } from '../words.ts';
import { openOf, stateOf } from './asked.tsx';
import { Technical } from './technical.tsx';
import { wordsOf } from './words.ts';

/** Of an item that was answered, what people wrote; not what they gave: that is shown as long as it is kept. */
interface Said {
  what?: string;
  reason?: string;
  files?: Record<string, string>;
}

/** What is asked of the customer and what they answer, on the way of a ticket; what remains after it; how it was. */
export const turnLines: RareLines = (event, ticket, s, { say, tell, standing }) => {
  const words = wordsOf(s);
  const { times, now } = s;
  const { type, data } = event;
  const own = event.words ?? {};
  const what = named(own, 'what', words.erased);
  const reason = named(own, 'reason');
  const when = (at: string) => times.inText(at, now);
  const told = (text: string) => [text, reason].filter(Boolean).join(' ');
  const toRequest = (request: string, label?: string) => {
    const asked = ticket.requests?.[request];
    return (
      asked && (
        <Button isQuiet onClick={() => s.go({ view: 'request', id: ticket.id, request })}>
          {/* What was answered in full is asked no more. */}
          {label ?? (openOf(asked) ? words.seeRequest : words.seeGiven)}
        </Button>
      )
    );
  };

  switch (type) {
    case 'update_posted': {
      const { offer, request, cannotFix } = data;
      const technical = named(own, 'technical');
      if (!offer && !request && !technical) return false;
      const stands = offer && ticket.offers?.[offer];
      const count = Object.keys(ticket.requests?.[request ?? '']?.items ?? {}).length;
      const by = event.actor.name ?? words.team;
      const label = [
        cannotFix && words.cannotFix,
        offer && !stands && words.offeredOthers,
        stands && words.offered(by, Object.keys(stands.options).length),
        count > 0 && words.asks(by, count),
      ];
      const says = label.filter(Boolean).join(' ');
      say(
        [says, standing].filter(Boolean).join('\n'),
        '',
        undefined,
        <>
          <Technical s={s} text={technical} />
          {stands && mayChoose(ticket, now) && <ToWays s={s} id={ticket.id} isChosen={!!stands.choice} />}
          {request && toRequest(request)}
        </>,
      );
      break;
    }
    case 'option_chosen': {
      const { option, why } = own as { option?: string; why?: string };
      say(standing, words.youChose, [option ?? words.erased, why].filter(Boolean).join('\n'));
      break;
    }
    case 'data_answered': {
      const said = (own as { items?: Record<string, Said> }).items ?? {};
      const items = Object.entries(data.items);
      const lines = items.map(([item, answer]) =>
        words.answered(
          said[item]?.what ?? words.erased,
          stateOf(words, answer).toLocaleLowerCase(s.lang),
          said[item]?.reason,
        ),
      );
      say(
        standing,
        words.youAnswered,
        lines.join('\n'),
        <>
          {items.map(([item, answer]) => (
            <Given s={s} by={{ data: answer, words: said[item] }} />
          ))}
          {toRequest(data.request, words.seeGiven)}
        </>,
      );
      break;
    }
    case 'approval_asked':
      tell(
        words.askedApproval(named(own, 'name', words.erased), when(data.expiresAt)),
        '→',
        false,
        toRequest(data.request, words.seeLink),
      );
      break;
    case 'approval_decided': {
      const name = named(own, 'name', words.erased);
      tell(told(data.approved ? words.approved(name) : words.disapproved(name)), data.approved ? '✓' : '!');
      if (standing) tell(standing);
      break;
    }
    case 'approval_expired':
      tell(words.undecided, '!', false, toRequest(data.request));
      break;
    case 'files_deleted': {
      const names = Object.values((own as { files?: Record<string, string> }).files ?? {});
      tell(words.deletedLine(what, data.keptDays, names.join(', ')), '✓');
      break;
    }
    case 'remaining_done':
      if (named(own, 'message')) say(words.nowDone(what));
      else tell(words.nowDone(what), '✓');
      break;
    case 'remaining_moved':
      say(words.nowMoved(what, times.date(data.from, now), times.date(data.to, now)));
      break;
    case 'remaining_missed':
      tell(`${words.nowMissed(what, times.date(data.by, now))} ${named(words, `told_${data.told}`)}`, '!');
      break;
    case 'rated': {
      const grade = named(words, `g_${data.grade}`, data.grade);
      const text = named(own, 'text');
      const thanked = data.thanks && ticket.rating?.thanks ? words.thanked(ticket.rating.thanks.name) : '';
      if (text) say(thanked, words.youRated(grade), text);
      else tell([words.youRated(grade), thanked].filter(Boolean).join(' · '), '✓');
      break;
    }
    default:
      return false;
  }
  return true;
};

const ToWays = ({ s, id, isChosen }: { s: Session; id: string; isChosen: boolean }) => {
  const words = wordsOf(s);
  return (
    <Button isQuiet onClick={s.to('options', id)}>
      {isChosen ? words.seeWays : words.chooseWay}
    </Button>
  );
};
