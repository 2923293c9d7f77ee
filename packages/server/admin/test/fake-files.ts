import type { Attachment } from '@vestka/sdk/agent';

/** A picture to be shown. */
const picture = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="320"><path fill="#62c7ba" d="M0 0h640v320H0z"/></svg>',
)}`;

/** Takes files as the server does: announced, in pieces, ready with the last one. Any other id is a file that is there. */
export function fakeFiles() {
  const taken = new Map<string, Attachment>();
  return {
    answer(method: string, path: string, body: unknown, now: number): Attachment {
      const id = path.split('/')[3]?.split('?')[0] ?? `at_new${taken.size}`;
      const urlExpiresAt = new Date(now + 300_000).toISOString();
      const there = { id, name: id, type: 'image/png', size: 1, offset: 1, url: picture, urlExpiresAt };
      if (method === 'POST') {
        const { name, size } = body as { name: string; size: number };
        const type = 'application/octet-stream';
        taken.set(id, { id, name, size, type, state: 'uploading', offset: 0, url: null, urlExpiresAt: null });
      }
      const file = taken.get(id) ?? { ...there, state: 'ready' as const };
      if (method === 'PATCH') {
        const offset = file.offset + (body as Blob).size;
        const whole = offset === file.size;
        const type = file.name.endsWith('.png') ? 'image/png' : 'text/plain';
        const rest = whole ? { state: 'ready' as const, type, url: picture, urlExpiresAt } : {};
        taken.set(id, { ...file, offset, ...rest });
      }
      return taken.get(id) ?? file;
    },
  };
}
