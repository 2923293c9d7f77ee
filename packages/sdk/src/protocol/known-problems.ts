import * as z from 'zod';
import { Impact, id, Language, Time, text } from './common.ts';
import { Facts, TeamTicket, Update } from './tickets.ts';

const Place = z.object({ version: z.number().int(), at: Time });

/**
 * A known problem (ITIL): the cause that many tickets share. What is said of it is said to all that follow it. It has
 * the facts of a ticket, a promise of its own, and a report that resolves them all.
 */
export const KnownProblem = Facts.omit({ problem: true })
  .extend({
    id: id('pb'),
    number: z.number().int().describe('Shown as P1007'),
    title: z.string().nullable().describe('What the customers read'),
    impact: Impact,
    createdAt: Time,
    updatedAt: Time,
    said: Place.describe('The last of its words to customers'),
    closed: Place.optional().describe(
      'When it was closed, which is no word to whoever has accepted its report',
    ),
    ...TeamTicket.pick({
      assignee: true,
      level: true,
      promises: true,
      firstWordAt: true,
      lastWordAt: true,
      notes: true,
      warned: true,
      remindedAt: true,
      closesAt: true,
      closedBecause: true,
      reopenableUntil: true,
      report: true,
      tag: true,
      version: true,
      foldVersion: true,
    }).shape,
  })
  .meta({ id: 'KnownProblem' });
export type KnownProblem = z.infer<typeof KnownProblem>;

/** A known problem with the number of tickets that follow it. */
export const KnownProblemRow = z
  .object({ problem: KnownProblem, linked: z.number().int() })
  .meta({ id: 'KnownProblemRow' });
export type KnownProblemRow = z.infer<typeof KnownProblemRow>;

/** What an agent sends to open a known problem: its title, and the first word to all who will follow it. */
export const NewKnownProblem = z
  .strictObject({
    title: text(160),
    impact: Impact.default('normal'),
    ...Update.pick({ status: true, activity: true, nextUpdateAt: true, waiting: true }).shape,
    lang: Language.optional(),
  })
  .meta({ id: 'NewKnownProblem' });
export type NewKnownProblem = z.input<typeof NewKnownProblem>;
