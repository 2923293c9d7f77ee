import * as z from 'zod';
import { Attachment, NewAttachment } from '../attachments.ts';
import { id } from '../common.ts';
import type { Route } from './route.ts';

const fileId = z.object({ id: id('at') });
const AttachmentReply = z.object({ attachment: Attachment }).meta({ id: 'AttachmentReply' });
export type AttachmentReply = z.infer<typeof AttachmentReply>;

const announce = {
  method: 'POST',
  summary: 'Announce a file; its bytes follow in pieces',
  body: NewAttachment,
  intent: true,
  status: 201,
  reply: AttachmentReply,
  refusals: [
    'payload_too_large',
    'file_empty',
    'quota_exceeded',
    'files_paused',
    'rate_limited',
    'storage_low',
  ],
} as const;
const append = {
  method: 'PATCH',
  summary: 'The next bytes, from `offset` on; with the last ones the file is looked at and ready',
  params: fileId,
  query: z.strictObject({
    offset: z
      .string()
      .regex(/^\d{1,15}$/, 'must be a number of bytes')
      .transform(Number)
      .describe('Where these bytes begin: how many are there'),
  }),
  body: 'bytes',
  status: 200,
  reply: AttachmentReply,
  refusals: [
    'conflict',
    'payload_too_large',
    'file_type_refused',
    'unsupported_media_type',
    'files_paused',
    'storage_low',
  ],
} as const;
const look = {
  method: 'GET',
  summary: 'How far a file has come; when it is ready, a signed address to read it at',
  params: fileId,
  status: 200,
  reply: AttachmentReply,
} as const;
const drop = {
  method: 'DELETE',
  summary: 'Drop a file that was not given to anyone yet',
  params: fileId,
  status: 204,
  refusals: ['forbidden'],
} as const;

/** Files: announced, sent in pieces that can be resumed, then named in a message, an answer or a report. */
export const fileRoutes = {
  announceFile: { ...announce, path: '/v1/attachments', caller: 'customer' },
  appendFile: { ...append, path: '/v1/attachments/{id}', caller: 'customer' },
  getFile: { ...look, path: '/v1/attachments/{id}', caller: 'customer' },
  dropFile: { ...drop, path: '/v1/attachments/{id}', caller: 'customer' },
  announceTeamFile: { ...announce, path: '/v1/agent/attachments', caller: 'agent' },
  appendTeamFile: { ...append, path: '/v1/agent/attachments/{id}', caller: 'agent' },
  getTeamFile: { ...look, path: '/v1/agent/attachments/{id}', caller: 'agent' },
  dropTeamFile: { ...drop, path: '/v1/agent/attachments/{id}', caller: 'agent' },
} as const satisfies Record<string, Route>;
