import type { KnownProblem, Report, TicketEvent } from '@vestka/sdk/protocol';
import { isOpen } from '@vestka/sdk/ticket';
import type { AnswerState } from '../domain/answer/decide.ts';
import { partOf, saidIn } from '../domain/search/said.ts';
import {
  kept,
  type LibraryKind,
  libraryShelf,
  ownShelf,
  reportShelf,
  SEARCH_VERSION,
  type Shelf,
  saidShelf,
} from '../domain/search/shelf.ts';
import { tongueOf } from '../domain/search/tongue.ts';
import type { ViewWrite } from '../log/types.ts';

/** What is found by words is written where the thing itself is: nothing is found that is not there. */
type SearchWrite = Extract<ViewWrite, { search: unknown }>;

/** One that was withdrawn stays to be found by the team. */
export function answerFoundBy(workspace: string, answer: AnswerState): SearchWrite {
  const { lang, title, symptom, cause, solution, withdrawnAt } = answer;
  const text = `${symptom}\n${cause}\n${solution}`;
  return inLibrary(withdrawnAt ? 'withdrawn' : 'published', workspace, tongueOf(lang, text), title, text);
}

/** An open known problem is found by its title, which never changes; one that has ended by nothing. */
export function problemFoundBy(
  workspace: string,
  { status, title }: Pick<KnownProblem, 'status' | 'title'>,
  lang: string | null,
): SearchWrite {
  if (!isOpen(status) || !title) return { search: { among: 'library', part: '', words: '', version: 0 } };
  return inLibrary('known', workspace, tongueOf(lang, title), title, '');
}

function inLibrary(
  kind: LibraryKind,
  workspace: string,
  tongue: string,
  title: string,
  text: string,
): SearchWrite {
  const words = kept(libraryShelf(kind, workspace, tongue), title, text);
  const shelf = { workspace, kind, tongue };
  return { search: { among: 'library', part: '', words, version: SEARCH_VERSION, shelf } };
}

/** How a ticket began. */
export const openingFoundBy = (customer: string, opening: Opening): SearchWrite =>
  inReports(ownShelf(customer), 'opening', opening.subject, openingText(opening));

/** A ticket's latest report. */
export const reportFoundBy = (customer: string, report: Words): SearchWrite =>
  inReports(ownShelf(customer), 'report', '', reportText(report));

/** A known problem's report, found by all whose tickets it resolved: it stands there once, however many they are. */
export const problemReportFoundBy = (problem: string, report: Words): SearchWrite =>
  inReports(reportShelf(problem), 'report', '', reportText(report));

export type Opening = NonNullable<Extract<TicketEvent, { type: 'ticket_created' }>['words']>;

/** What an opening is found by, and what is shown of it. Where the customer was is not a thing to look for. */
export const openingText = ({ message, expected, since, steps }: Opening): string =>
  linesOf([message, expected, steps, since]);

type Words = Pick<Report, 'cause' | 'done' | 'remaining' | 'evidence' | 'prevention' | 'technical'>;

/** What a report is found by, and what is shown of it: all that is written in it. */
export const reportText = ({ cause, done, remaining, evidence, prevention, technical }: Words): string =>
  linesOf([
    cause,
    done,
    ...remaining.map(({ what }) => what),
    prevention,
    ...(evidence ?? []).flatMap(({ what, before, after }) => [what, before, after]),
    technical,
  ]);

const linesOf = (lines: readonly (string | null | undefined)[]): string => lines.filter(Boolean).join('\n');

/**
 * What was said in a ticket, or of a known problem.
 *
 * @param whose the customer's id; the problem's for what its followers read
 */
export const saidFoundBy = (
  whose: string,
  version: number,
  words: Readonly<Record<string, unknown>>,
): SearchWrite => inReports(saidShelf(whose), partOf(version), '', saidIn(words));

const inReports = (shelf: Shelf, part: string, title: string, text: string): SearchWrite => ({
  search: { among: 'tickets', part, words: kept(shelf, title, text), version: SEARCH_VERSION },
});
