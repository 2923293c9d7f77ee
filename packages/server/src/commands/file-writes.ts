import type { TicketEventBody } from '@vestka/sdk/protocol';
import type { ViewWrite } from '../log/types.ts';

/** What events give is the ticket's from then on; what they say is deleted can be read by nobody. */
export function fileWrites(events: readonly (TicketEventBody & { at: string })[]): ViewWrite[] {
  return events.flatMap((event): ViewWrite[] => {
    if (event.type === 'files_deleted') {
      const { request, item, files } = event.data;
      return [{ deleted: files, at: Date.parse(event.at) }, { forget: { request, item } }];
    }
    const given = filesGiven(event);
    return given.length ? [{ claim: given }] : [];
  });
}

function filesGiven({ type, data }: TicketEventBody): string[] {
  switch (type) {
    case 'data_answered':
      return Object.values(data.items).flatMap(({ files = {} }) => Object.keys(files));
    case 'report_published':
      return (data.evidence ?? []).flatMap(({ filesBefore = {}, filesAfter = {} }) =>
        Object.keys({ ...filesBefore, ...filesAfter }),
      );
    default:
      return 'files' in data && data.files ? Object.keys(data.files) : [];
  }
}
