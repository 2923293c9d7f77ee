import * as z from 'zod';
import { type Impact, Language, Time, text } from './common.ts';

/** A time of day, `00:00` to `24:00`. */
const TimeOfDay = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time of day such as 09:30')
  .meta({ id: 'TimeOfDay' });

/** One stretch of work that begins on its weekday. An end at or before the start lies on the next day: 22:00 to 06:00. */
export const Interval = z.strictObject({ from: TimeOfDay, to: TimeOfDay }).meta({ id: 'Interval' });
export type Interval = z.infer<typeof Interval>;

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const day = z.array(Interval).max(6);

/** Business hours: the stretches of each weekday, in the policy's zone. They may touch and overlap. */
export const Hours = z
  .strictObject({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day })
  .meta({ id: 'Hours' });
export type Hours = z.infer<typeof Hours>;

/** A local date on which no stretch begins; one that began the day before still ends. */
export const Holiday = z
  .strictObject({ date: z.iso.date(), name: text(80).optional() })
  .meta({ id: 'Holiday' });
export type Holiday = z.infer<typeof Holiday>;

/** Ninety days of work: longer would be no promise. */
const minutes = z.number().int().min(5).max(129_600);

/** What a support plan promises for one impact, in minutes of working time. */
export const Target = z
  .strictObject({
    reaction: minutes.describe('Until the first word'),
    interval: minutes.describe('Between two words: longer is a silence'),
  })
  .meta({ id: 'Target' });
export type Target = z.infer<typeof Target>;

/** A support plan. `always` counts round the clock, `business` within the business hours. */
export const Plan = z
  .strictObject({
    name: text(40),
    hours: z.enum(['business', 'always']),
    targets: z.strictObject({
      critical: Target,
      high: Target,
      normal: Target,
      low: Target,
    } satisfies Record<Impact, unknown>),
  })
  .meta({ id: 'Plan' });
export type Plan = z.infer<typeof Plan>;

/** What a workspace promises by itself, and in which hours. The first plan is for customers of whom no plan is known. */
export const Policy = z
  .strictObject({
    zone: z.string().max(64).describe('An IANA time zone, such as `Europe/Berlin`'),
    hours: Hours,
    holidays: z.array(Holiday).max(400),
    plans: z.array(Plan).min(1).max(20),
    warnAt: z
      .number()
      .min(0.1)
      .max(0.95)
      .describe('The share of the time between a promise and its due time after which the agent is warned'),
    history: z
      .boolean()
      .describe('May promise the first word from measured history, where it is sooner than the plan’s'),
    onCall: z
      .strictObject({ text: text(300) })
      .nullable()
      .describe('Whom a customer may call for a critical request outside the business hours'),
  })
  .meta({ id: 'Policy' });
export type Policy = z.infer<typeof Policy>;

/** A prepared text with placeholders: `{customer}`, `{number}`, `{agent}`, `{next}`. */
export const Canned = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/),
    title: text(80),
    lang: Language.optional(),
    activity: text(500).optional(),
    message: text(8000),
  })
  .meta({ id: 'Canned' });
export type Canned = z.infer<typeof Canned>;

/** A workspace's policy with the version that a change is based on. */
export const PolicyReply = z
  .object({ policy: Policy, version: z.number().int() })
  .meta({ id: 'PolicyReply' });
export type PolicyReply = z.infer<typeof PolicyReply>;

export const PolicyChange = z
  .strictObject({ policy: Policy, basedOn: z.number().int() })
  .meta({ id: 'PolicyChange' });
export type PolicyChange = z.input<typeof PolicyChange>;

/** What a policy would promise: a request of each plan and impact, sent at one instant. */
export const PolicyPreview = z
  .strictObject({ policy: Policy, at: Time.optional() })
  .meta({ id: 'PolicyPreview' });
export type PolicyPreview = z.input<typeof PolicyPreview>;

const ByImpact = z.object({ critical: Time, high: Time, normal: Time, low: Time });

export const Promises = z
  .object({
    at: Time,
    open: z.boolean().describe('Within the business hours'),
    nextOpening: Time.describe('`at` itself when open'),
    endOfDay: Time.describe('The close of the last stretch of this working day, or of the next'),
    plans: z.array(
      z.object({
        name: z.string(),
        firstWord: ByImpact.describe('When the first word would be promised'),
        interval: ByImpact.describe('By when policy wants the next word of one who has spoken now'),
      }),
    ),
  })
  .meta({ id: 'Promises' });
export type Promises = z.infer<typeof Promises>;

export const CannedReply = z
  .object({ canned: z.array(Canned), version: z.number().int() })
  .meta({ id: 'CannedReply' });
export type CannedReply = z.infer<typeof CannedReply>;

export const CannedChange = z
  .strictObject({ canned: z.array(Canned).max(200), basedOn: z.number().int() })
  .meta({ id: 'CannedChange' });
export type CannedChange = z.input<typeof CannedChange>;
