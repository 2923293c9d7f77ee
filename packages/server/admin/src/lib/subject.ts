import type {
  AgentClient,
  KnownProblem,
  Promised,
  RemainingChange,
  ReportInput,
  TeamTicket,
  Update,
} from '@vestka/sdk/agent';
import type { Text } from '../locales/index.ts';
import { problemHref, ticketHref } from './route.ts';

/** What the desk opens and answers: a request, or a known problem that many requests follow. */
export type Subject = TeamTicket | KnownProblem;

export const isKnownProblem = (subject: Subject): subject is KnownProblem => subject.id.startsWith('pb_');

/** The number that people quote: `#1042`, `P1007`. */
export const nameOf = ({ id, number }: Pick<Subject, 'id' | 'number'>): string =>
  `${id.startsWith('pb_') ? 'P' : '#'}${number}`;

export const titleOf = (subject: Subject, text: Text): string =>
  (isKnownProblem(subject) ? subject.title : subject.subject) ?? text.noSubject;

export const hrefOf = ({ id }: Pick<Subject, 'id'>): string =>
  id.startsWith('pb_') ? problemHref(id) : ticketHref(id);

/** The promise that its holder must keep by a word of their own: what follows a known problem may have none. */
export const owed = (subject: Subject): Promised | null =>
  'problem' in subject && subject.problem ? subject.problem.own : subject.promise;

/** The known problem that it follows, if any. */
export const followed = (subject: Subject) => ('problem' in subject ? subject.problem : null);

type Word = Omit<Update, 'basedOn'>;
type Letter = Omit<ReportInput, 'basedOn'>;
export type Settled = Omit<RemainingChange, 'basedOn'>;

/** Of none nothing is sent. */
const some = (files: readonly string[]) => (files[0] ? files : undefined);

/** The commands that a request and a known problem have in common. */
export const actsOf = (client: AgentClient, { id }: Pick<Subject, 'id'>) =>
  id.startsWith('pb_')
    ? {
        open: (): Promise<unknown> => client.problems.open(id),
        update: (base: Subject, word: Word): Promise<Subject> =>
          client.problems.update(base as KnownProblem, word),
        note: (text: string, files: readonly string[]): Promise<Subject> =>
          client.problems.note(id, text, some(files)),
        assign: (agent: string | null): Promise<Subject> => client.problems.assign(id, agent),
        report: (base: Subject, letter: Letter): Promise<Subject> =>
          client.problems.report(base as KnownProblem, letter),
        remaining: (base: Subject, item: number, change: Settled): Promise<Subject> =>
          client.problems.remaining(base as KnownProblem, item, change),
      }
    : {
        open: (): Promise<unknown> => client.open(id),
        update: (base: Subject, word: Word): Promise<Subject> => client.update(base as TeamTicket, word),
        note: (text: string, files: readonly string[]): Promise<Subject> =>
          client.note(id, text, some(files)),
        assign: (agent: string | null): Promise<Subject> => client.assign(id, agent),
        report: (base: Subject, letter: Letter): Promise<Subject> =>
          client.report(base as TeamTicket, letter),
        remaining: (base: Subject, item: number, change: Settled): Promise<Subject> =>
          client.remaining(base as TeamTicket, item, change),
      };
