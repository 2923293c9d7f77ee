import type { Ticket, VestkaError } from '@vestka/sdk';
import type { Route, Session } from '../session.ts';

interface Acting {
  /** Why it was refused the last time. */
  wrong: string | undefined;
  refuse(reason: string): void;
  run(act: () => Promise<Ticket>, done: () => void): Promise<void>;
}

/**
 * One act at a time, of one part of a ticket's view; a refusal is said there.
 *
 * @param view where it is shown that things have changed meanwhile
 */
export const acting = (s: Session, { id }: Ticket, part: string, view: Route['view'] = 'ticket'): Acting => {
  const refuse = (reason: string) => s.set({ busy: false, refused: { [part]: reason } }, reason);
  return {
    wrong: s.ui.refused?.[part],
    refuse,
    async run(act, done) {
      if (s.ui.busy) return;
      s.set({ busy: true, refused: {} });
      try {
        await act();
        done();
      } catch (error) {
        const { code } = error as VestkaError;
        if (code === 'stale' || code === 'offer_over') {
          s.said = s.words.changed;
          s.go({ view, id, news: 'changed' });
        } else refuse(s.later?.reasonOf(s, error as VestkaError) ?? s.words.e_other);
      }
    },
  };
};
