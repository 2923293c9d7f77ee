import * as z from 'zod';
import { Language, Time, text } from './common.ts';
import { Files, filesInput } from './files.ts';

/** What is asked for: a file (logs, a database copy), words, or a check that the customer makes. */
export const ItemKind = z.enum(['file', 'text', 'check']).meta({ id: 'ItemKind' });
export type ItemKind = z.infer<typeof ItemKind>;

/** How sensitive it is: `none`, `personal` data, or `confidential` (secrets of the customer’s organisation). */
export const Sensitivity = z.enum(['none', 'personal', 'confidential']).meta({ id: 'Sensitivity' });
export type Sensitivity = z.infer<typeof Sensitivity>;

export const ItemState = z.enum(['open', 'given', 'part', 'declined']).meta({ id: 'ItemState' });
export type ItemState = z.infer<typeof ItemState>;

/** One thing that is asked for, and what became of it. A person's words are absent once they have been erased. */
export const RequestItem = z
  .object({
    kind: ItemKind,
    sensitivity: Sensitivity,
    keepDays: z.number().int().describe('How long it is kept after it was given, in days'),
    what: z.string().optional(),
    purpose: z.string().optional(),
    state: ItemState,
    answeredAt: Time.optional(),
    answers: z.number().int().optional().describe('How often it was answered'),
    text: z.string().optional(),
    reason: z.string().optional().describe('Why it was declined, or given only in part'),
    files: Files.optional(),
    deleteAt: Time.optional().describe('When what was given will be deleted'),
    deletedAt: Time.optional(),
  })
  .meta({ id: 'RequestItem' });
export type RequestItem = z.infer<typeof RequestItem>;

/** The customer's own management was asked by a link. */
export const Approval = z
  .object({
    id: z.string(),
    at: Time,
    expiresAt: Time,
    state: z.enum(['asked', 'approved', 'declined', 'expired']),
    decidedAt: Time.optional(),
    name: z.string().optional().describe('Who was asked'),
    note: z.string().optional(),
    reason: z.string().optional().describe('What they said'),
  })
  .meta({ id: 'Approval' });
export type Approval = z.infer<typeof Approval>;

/** What the team needs of the customer, item by item. */
export const DataRequest = z
  .object({
    at: Time,
    by: z.string().nullable().describe('The agent’s shown name'),
    items: z.record(z.string(), RequestItem).describe('By id, in order'),
    approval: Approval.optional(),
  })
  .meta({ id: 'DataRequest' });
export type DataRequest = z.infer<typeof DataRequest>;

/** One thing as an agent asks for it. */
export const RequestItemInput = z
  .strictObject({
    kind: ItemKind.default('file'),
    what: text(300),
    purpose: text(500).describe('What it is needed for'),
    sensitivity: Sensitivity,
    keepDays: z.number().int().min(1).max(365),
  })
  .meta({ id: 'RequestItemInput' });
export type RequestItemInput = z.input<typeof RequestItemInput>;

/** What the customer answers to one item. */
export const ItemAnswer = z
  .strictObject({
    item: z.string().max(40),
    answer: z.enum(['given', 'part', 'declined']),
    text: text(8000).optional(),
    files: filesInput.optional(),
    reason: text(1000).optional().describe('Required when it is declined'),
  })
  .meta({ id: 'ItemAnswer' });
export type ItemAnswer = z.input<typeof ItemAnswer>;

export const RequestAnswer = z
  .strictObject({ items: z.array(ItemAnswer).min(1).max(10), lang: Language.optional() })
  .meta({ id: 'RequestAnswer' });
export type RequestAnswer = z.input<typeof RequestAnswer>;

/** Asks the customer's own management: a named person decides on a page behind a link. */
export const ApprovalAsk = z
  .strictObject({
    name: text(120).describe('Who decides'),
    note: text(1000).optional(),
    days: z.number().int().min(1).max(14).default(7).describe('How long the link lives'),
    lang: Language.optional(),
  })
  .meta({ id: 'ApprovalAsk' });
export type ApprovalAsk = z.input<typeof ApprovalAsk>;

/** What the person behind the link decides. */
export const ApprovalDecision = z
  .strictObject({ approved: z.boolean(), reason: text(1000).optional(), lang: Language.optional() })
  .meta({ id: 'ApprovalDecision' });
export type ApprovalDecision = z.input<typeof ApprovalDecision>;
