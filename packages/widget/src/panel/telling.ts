import type { ProblemEvent, TicketEvent } from '@vestka/sdk';
import type { Child } from './jsx-runtime.ts';

/** One line of what happened: a person's words, or the system's in small. */
export interface Line {
  key: string;
  at: string;
  /** The person; none: the system. */
  who?: string;
  isMine?: boolean;
  /** What the words are, where that is not plain. */
  label?: string;
  text: string;
  /** What the words changed. */
  tail?: string;
  mark?: '✓' | '!' | '→';
  /** What was given with the words. */
  event?: Happening;
  /** The report can be read from here. */
  hasReport?: boolean;
  /** What stands below the words. */
  more?: Child;
}

/** A ticket's own event, or one of the known problem that it follows: both speak alike. */
export type Happening = TicketEvent | ProblemEvent;

/** What an event is told with: as a person's words, or in small as the system's. */
export interface Telling {
  say(tail?: string, label?: string, text?: string, more?: Child): void;
  tell(text: string, mark?: Line['mark'], hasReport?: boolean, more?: Child): void;
  /** What the event made of the facts. */
  standing: string;
}
