import type { SystemCommand } from '../domain/ticket/commands.ts';
import type { Deadline } from '../domain/ticket/deadlines.ts';

/** What the watcher asks when a deadline falls due. */
export function commandOf({ kind, ref }: Pick<Deadline, 'kind' | 'ref'>): SystemCommand {
  const [request = '', part = ''] = ref.split('/');
  switch (kind) {
    case 'close':
      return { type: 'close' };
    case 'promise':
      return { type: 'miss', promise: ref };
    case 'remaining':
      return { type: 'miss-remaining', item: Number(ref) };
    case 'retention':
      return { type: 'delete-given', request, item: part };
    case 'approval':
      return { type: 'expire-approval', request, approval: part };
    default:
      return { type: kind, promise: ref };
  }
}
