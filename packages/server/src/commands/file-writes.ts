import type { TicketEventBody } from '@vestka/sdk/protocol';
import type { ViewWrite } from '../log/types.ts';

/** What events say is deleted can be read by nobody from then on. */
export const fileWrites = (events: readonly (TicketEventBody & { at: string })[]): ViewWrite[] =>
  events.flatMap((event): ViewWrite[] => {
    if (event.type !== 'files_deleted') return [];
    const { request, item, files } = event.data;
    return [{ deleted: files, at: Date.parse(event.at) }, { forget: { request, item } }];
  });

/** The files that events give to their stream. */
export const givenIn = (events: readonly TicketEventBody[]): string[] => events.flatMap(givenBy);

function givenBy({ type, data }: TicketEventBody): string[] {
  switch (type) {
    case 'files_deleted':
      return [];
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
