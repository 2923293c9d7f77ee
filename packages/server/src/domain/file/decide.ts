import type { Actor } from '@vestka/sdk/protocol';
import { type Refusal, refuse } from '../refusal.ts';

/** A file before it is given to anyone, and what becomes of it. */
export interface FileState {
  readonly id: string;
  readonly workspace: string;
  readonly version: number;
  /** The customer or agent who sent it. */
  readonly owner: string;
  /** What it was given to; null: to none yet. */
  readonly ticket: string | null;
  readonly state: 'uploading' | 'ready' | 'deleted';
  readonly name: string;
  readonly size: number;
  /** By its content; null until all of it has come. */
  readonly type: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly createdAt: number;
  readonly deletedAt: number | null;
}

/** Why a file is gone without having been given to anyone. */
export type DroppedBecause = 'taken_back' | 'not_given' | 'type_refused' | 'too_large';

/** What happens to a file before a ticket names it. Its name is a person's word. */
export type FileEvent = {
  readonly version: number;
  readonly audience: 'team';
  readonly actor: Actor;
  readonly at: number;
} & (
  | { type: 'file_announced'; data: { size: number }; words: { name: string } }
  | {
      type: 'file_received';
      data: { type: string; size: number; width?: number; height?: number };
      words: null;
    }
  | { type: 'file_dropped'; data: { because: DroppedBecause }; words: null }
);

export type FileCommand =
  | {
      readonly type: 'announce';
      readonly file: string;
      readonly workspace: string;
      readonly name: string;
      readonly size: number;
      /** The most that one file may have, in bytes. */
      readonly largest: number;
      /** Why no more may be sent now, for whatever reason beside the file itself. */
      readonly noMore: Refusal | null;
    }
  /** All of it has come, and was looked at. */
  | {
      readonly type: 'receive';
      readonly found: { readonly type: string; readonly width?: number; readonly height?: number };
    }
  | { readonly type: 'drop'; readonly because: DroppedBecause };

export interface FileDecision {
  /** None: it is so already. */
  readonly events: readonly FileEvent[];
  readonly state: FileState;
}

const MEGABYTE = 1024 * 1024;

/**
 * @param state null: not announced yet
 * @param context `now` in epoch milliseconds
 */
export function decideFile(
  state: FileState | null,
  command: FileCommand,
  { actor, now }: { readonly actor: Actor; readonly now: number },
): FileDecision | Refusal {
  const stamp = { version: (state?.version ?? 0) + 1, audience: 'team', actor, at: now } as const;
  const { version } = stamp;
  if (command.type === 'announce') {
    const { file: id, workspace, name, size } = command;
    const fault = tooMuch(command);
    if (fault) return fault;
    return {
      events: [{ ...stamp, type: 'file_announced', data: { size }, words: { name } }],
      state: {
        id,
        workspace,
        version,
        owner: actor.id ?? '',
        ticket: null,
        state: 'uploading',
        name,
        size,
        type: null,
        width: null,
        height: null,
        createdAt: now,
        deletedAt: null,
      },
    };
  }
  // What is not theirs looks like what does not exist.
  if (!state || (actor.kind !== 'system' && state.owner !== actor.id)) return refuse('not_found');
  if (command.type === 'receive') {
    if (state.state === 'deleted') return refuse('not_found');
    if (state.state === 'ready') return { events: [], state };
    const { type, width = null, height = null } = command.found;
    const pixels = width !== null && height !== null ? { width, height } : {};
    return {
      events: [{ ...stamp, type: 'file_received', data: { type, size: state.size, ...pixels }, words: null }],
      state: { ...state, version, state: 'ready', type, width, height },
    };
  }
  if (state.ticket) return refuse('forbidden', { detail: 'This file was given already.' });
  if (state.state === 'deleted') return { events: [], state };
  return {
    events: [{ ...stamp, type: 'file_dropped', data: { because: command.because }, words: null }],
    state: { ...state, version, state: 'deleted', deletedAt: now },
  };
}

function tooMuch({ size, largest, noMore }: Extract<FileCommand, { type: 'announce' }>): Refusal | null {
  if (size === 0) return refuse('file_empty');
  if (size > largest) {
    const detail = `A file may have up to ${Math.floor(largest / MEGABYTE)} MB.`;
    return refuse('payload_too_large', { detail });
  }
  return noMore;
}
