import * as z from 'zod';
import { Time, text } from './common.ts';

export const NewSession = z
  .strictObject({ key: z.string().max(80).describe('The publishable key, `pk_…`') })
  .meta({ id: 'NewSession' });
export type NewSession = z.input<typeof NewSession>;

/** An anonymous customer's session: a bearer token, 30 days from its last use. */
export const Session = z
  .object({
    token: z.string(),
    expiresAt: Time,
    customer: z.object({ id: z.string(), kind: z.enum(['anonymous', 'identified']) }),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

/** What a widget needs to know of its workspace before anyone asks for help. */
export const WidgetConfig = z
  .object({
    name: z.string(),
    accent: z.string().nullable().describe('The theme’s one accent colour, as `#rrggbb`'),
    fileMegabytes: z.number().int().describe('What one file may have at the most'),
  })
  .meta({ id: 'WidgetConfig' });
export type WidgetConfig = z.infer<typeof WidgetConfig>;

export const Role = z.enum(['agent', 'lead', 'admin']).meta({ id: 'Role' });
export type Role = z.infer<typeof Role>;

export const NewAgentSession = z
  .strictObject({ email: z.string().max(254), password: z.string().min(1).max(256) })
  .meta({ id: 'NewAgentSession' });
export type NewAgentSession = z.input<typeof NewAgentSession>;

export const Agent = z
  .object({ id: z.string(), name: z.string(), role: Role, level: z.enum(['L1', 'L2', 'L3']) })
  .meta({ id: 'Agent' });
export type Agent = z.infer<typeof Agent>;

/** Who is logged in, and where. */
export const Me = z
  .object({
    agent: Agent,
    workspace: z.object({ id: z.string(), name: text(120), zone: z.string() }),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;
