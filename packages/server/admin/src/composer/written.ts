import { useDesk } from '../lib/desk.ts';
import { useDraft } from '../lib/drafts.ts';
import { actsOf, type Subject } from '../lib/subject.ts';
import { isNews } from './based.tsx';
import { type Sending, useSending } from './send.ts';

interface Draft {
  /** As it stood when the agent began to write. */
  readonly base: Subject;
}

/** What is being written about a request as it stood when the agent began, and the sending of it. */
export interface Written<D> extends Omit<Sending, 'send'> {
  readonly draft: D;
  /** Something has been typed or picked. */
  readonly touched: boolean;
  /** It has changed since the agent began, so that they must look. */
  readonly news: boolean;
  change(part: Partial<D>): void;
  /** The agent has seen the change: what they wrote stands on the new one. */
  looked(): void;
  /** Sends on the basis that the agent looked at; what was written is kept until it is taken. */
  submit(act: (base: Subject) => Promise<string>): Promise<boolean>;
}

/**
 * @param name of the form; a draft of its own for each request
 * @param rest what of the draft is kept once it has been sent; by itself nothing
 */
export function useWritten<D extends Draft>(
  subject: Subject,
  name: string,
  fresh: () => D,
  rest: (draft: D) => D | null = () => null,
): Written<D> {
  const { client, state } = useDesk();
  const [kept, keep] = useDraft<D>(`${subject.id}.${name}`);
  const { send, ...sending } = useSending();
  // What was kept before a part was added to the form has that part empty.
  const draft = kept ? { ...fresh(), ...kept } : fresh();
  const news = isNews(draft.base, subject, state.me?.agent.id);
  const base = news ? draft.base : subject;
  return {
    ...sending,
    draft,
    touched: kept !== null,
    news,
    change: (part) => keep({ ...draft, base, ...part }),
    looked() {
      keep({ ...draft, base: subject });
      sending.forget();
    },
    submit: (act) =>
      send(async () => {
        try {
          const said = await act(base);
          keep(rest(draft));
          return said;
        } catch (error) {
          // What the agent looked at is over: read how it stands, and show the difference.
          if ((error as { code?: string }).code === 'stale') {
            keep({ ...draft, base });
            await actsOf(client, subject)
              .open()
              .catch(() => {});
          }
          throw error;
        }
      }),
  };
}
