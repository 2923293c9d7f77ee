import type { Ticket, VestkaError } from '@vestka/sdk';
import type { Acted, Route, Session } from '../session.ts';

/**
 * One act at a time, of one part of a ticket's view; a refusal is said there.
 *
 * @param view where it is shown that things have changed meanwhile
 */
export const acting = (s: Session, { id }: Ticket, part: string, view: Route['view'] = 'ticket'): Acted => {
  const refuse = (reason: string) => s.set({ busy: false, refused: { [part]: reason } }, reason);
  return {
    wrong: s.ui.refused?.[part],
    refuse,
    async run(act, done) {
      if (s.ui.busy) return;
      s.set({ busy: true, refused: {} }, '');
      try {
        await act();
        done();
      } catch (error) {
        const { code } = error as VestkaError;
        if (code === 'stale' || code === 'offer_over') {
          s.said = s.words.changed;
          s.go({ view, id, news: 'changed' });
        } else {
          refuse(s.later?.reasonOf(s, error as VestkaError) ?? s.words.e_other);
          if (code === 'offline') untilThere(s);
        }
      }
    },
  };
};

/** That nobody can be reached is true until there is a connection again: then it can be done after all. */
const untilThere = (s: Session): void => {
  const { refused } = s.ui;
  let wasCut = !s.isSure;
  const off = s.client.on('change', ({ connection }) => {
    if (s.ui.refused !== refused) off();
    else if (connection !== 'live') wasCut = true;
    else if (wasCut) s.set({ refused: {} }, '');
  });
};
