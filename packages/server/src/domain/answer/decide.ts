import type { Actor, Answer, AnswerChange, AnswerInput } from '@vestka/sdk/protocol';
import { stillTakenOut } from '@vestka/sdk/ticket';
import type * as z from 'zod';
import { type Refusal, refuse } from '../refusal.ts';

/** A published answer with what it was made from, and how far its stream has come. */
export interface AnswerState extends Omit<Answer, 'version'> {
  /** The ticket or known problem whose report it was made from. */
  readonly madeFrom: string | null;
  /** Of the last event. */
  readonly version: number;
  /** Of the last event that changed what it says: what `basedOn` means, and what is shown as its version. */
  readonly textVersion: number;
}

type Content = Pick<z.output<typeof AnswerInput>, 'title' | 'symptom' | 'cause' | 'solution' | 'technical'>;

/** What happens to an answer. What it says stands in `words`. */
export type AnswerEvent = {
  readonly version: number;
  readonly audience: 'team';
  readonly actor: Actor;
  readonly at: number;
} & (
  | {
      type: 'answer_published';
      data: { lang: string; ticket: string | null; problem?: string | undefined };
      words: Content;
    }
  | { type: 'answer_changed'; data: { lang: string }; words: Content }
  | { type: 'answer_withdrawn'; data: Record<string, never>; words: { reason: string } | null }
  | { type: 'answer_helped'; data: Record<string, never>; words: null }
);

export type AnswerCommand =
  | { type: 'publish'; answer: string; body: z.output<typeof AnswerInput> }
  | { type: 'change'; body: z.output<typeof AnswerChange> }
  | { type: 'withdraw'; reason?: string | undefined }
  /** Somebody says that it solved theirs. That one person is counted once is the intent's business. */
  | { type: 'help' };

export interface AnswerDecision {
  readonly events: readonly AnswerEvent[];
  readonly state: AnswerState;
}

/** @param now epoch milliseconds */
export function decideAnswer(
  state: AnswerState | null,
  command: AnswerCommand,
  { actor, now }: { readonly actor: Actor; readonly now: number },
): AnswerDecision | Refusal {
  const at = Math.max(now, state ? Date.parse(state.updatedAt) : 0);
  const stamp = { version: (state?.version ?? 0) + 1, audience: 'team', actor, at } as const;
  const decided = (event: AnswerEvent): AnswerDecision => ({
    events: [event],
    state: applyAnswer(state, event, command.type === 'publish' ? command.answer : ''),
  });
  if (command.type === 'publish') {
    const { lang, ticket = null, problem, readThrough: _, ...words } = command.body;
    const unfinished = unfinishedIn(words);
    if (unfinished) return unfinished;
    const data = { lang, ticket, ...(problem && { problem }) };
    return decided({ ...stamp, type: 'answer_published', data, words });
  }
  if (!state) return refuse('not_found');
  switch (command.type) {
    case 'change': {
      const { lang, basedOn, readThrough: _, ...words } = command.body;
      if (basedOn !== state.textVersion) return refuse('stale');
      const unfinished = unfinishedIn(words);
      if (unfinished) return unfinished;
      return decided({ ...stamp, type: 'answer_changed', data: { lang }, words });
    }
    case 'withdraw':
      if (state.withdrawnAt) return refuse('nothing_new');
      return decided({
        ...stamp,
        type: 'answer_withdrawn',
        data: {},
        words: command.reason === undefined ? null : { reason: command.reason },
      });
    case 'help':
      if (state.withdrawnAt) return refuse('not_found');
      return decided({ ...stamp, type: 'answer_helped', data: {}, words: null });
  }
}

/** Nobody who reads a published answer knows what a placeholder of the draft stands for. */
function unfinishedIn(words: Content): Refusal | null {
  const errors = Object.entries(words).flatMap(([path, text = '']) => {
    const left = stillTakenOut(text).join(', ');
    const message = `Put other words for ${left}: who reads it does not know what stood there.`;
    return left ? [{ path, code: 'answer_unfinished', message }] : [];
  });
  return errors.length > 0 ? refuse('answer_unfinished', { errors }) : null;
}

/** An answer after an event. One that was withdrawn and is changed is published again. */
function applyAnswer(state: AnswerState | null, event: AnswerEvent, id: string): AnswerState {
  const { version } = event;
  const at = new Date(event.at).toISOString();
  const by = event.actor.name ?? null;
  switch (event.type) {
    case 'answer_published':
    case 'answer_changed': {
      const { technical = null, ...said } = event.words;
      const text = { ...said, technical, lang: event.data.lang, by, version, textVersion: version };
      const begun = { id, solved: 0, madeFrom: null, publishedAt: at };
      const from = event.type === 'answer_published' && {
        madeFrom: event.data.ticket ?? event.data.problem ?? null,
      };
      return { ...(state ?? begun), ...text, ...from, updatedAt: at, withdrawnAt: null };
    }
    case 'answer_withdrawn':
      return { ...(state as AnswerState), version, textVersion: version, updatedAt: at, withdrawnAt: at };
    case 'answer_helped':
      return { ...(state as AnswerState), version, solved: (state as AnswerState).solved + 1 };
  }
}
