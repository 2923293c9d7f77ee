import type {
  DataRequest,
  FieldError,
  RequestItem,
  RequestItemInput,
  TeamTicket,
} from '@vestka/sdk/protocol';
import { isNeeded } from '@vestka/sdk/ticket';
import type * as z from 'zod';
import { MOST_OF_ITEM } from '../policy.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Of } from './commands.ts';
import { askedForAnotherWay, resumed } from './customer.ts';
import { filesOfEvent, filesOfPatch } from './given.ts';
import { type Context, type Decided, iso } from './state.ts';

const DAY = 24 * 60 * 60_000;

/** What is asked for, as an event carries it. */
export function requested(
  ticket: Pick<TeamTicket, 'version'>,
  items: readonly z.output<typeof RequestItemInput>[] | undefined,
  context: Context,
) {
  if (!items) return null;
  const id = `d${ticket.version + 1}`;
  const entries = items.map((item, at) => [`${id}-${at + 1}`, item] as const);
  const request = {
    at: iso(context.now),
    by: context.actor.name ?? null,
    items: Object.fromEntries(
      entries.map(([key, { kind, sensitivity, keepDays }]) => [
        key,
        { kind, sensitivity, keepDays, state: 'open' as const },
      ]),
    ),
  } satisfies DataRequest;
  const words = Object.fromEntries(entries.map(([key, { what, purpose }]) => [key, { what, purpose }]));
  return { id, data: { requests: { [id]: request } }, words: { requests: { [id]: { items: words } } } };
}

/** A request by its id, which comes from outside: never what an object inherits. */
export const requestOf = (
  { requests = {} }: Pick<TeamTicket, 'requests'>,
  id: string,
): DataRequest | undefined => (Object.hasOwn(requests, id) ? requests[id] : undefined);

/** Why nobody is asked any more: the ticket has ended, or a report has come since. */
export const NOT_NEEDED = { detail: 'What was asked for is no longer needed.' } as const;

/** What of a request is still to be answered. */
export const openItems = ({ items }: DataRequest): [id: string, item: RequestItem][] =>
  Object.entries(items).filter(([, { state }]) => state === 'open');

/**
 * The requests of which something is still asked of the customer, the latest last.
 *
 * @param beside one that is not looked at: it is being answered just now
 */
export const askedIn = (ticket: TeamTicket, beside?: string): [id: string, request: DataRequest][] =>
  Object.entries(ticket.requests ?? {}).filter(
    ([id, request]) => id !== beside && isNeeded(ticket, request) && openItems(request).length > 0,
  );

type Answer = Of<'answer-request'>['body']['items'][number];

/** What the customer gives, gives in part, or declines. A decline asks the team for another way. */
export function answerRequest(
  ticket: TeamTicket,
  { request: id, body }: Of<'answer-request'>,
  context: Context,
): Decided {
  const request = requestOf(ticket, id);
  if (!request) return refuse('not_found');
  if (!isNeeded(ticket, request)) return refuse('not_open', NOT_NEEDED);
  const fault = faults(request, body.items) ?? full(request, body.items);
  if (fault) return fault;
  const answered = body.items.map((answer) =>
    answerOf(answer, request.items[answer.item] as RequestItem, context),
  );
  const states = { ...request.items, ...Object.fromEntries(answered.map(({ item, data }) => [item, data])) };
  const isAll = Object.values(states).every(({ state }) => state !== 'open');
  // Work goes on when nothing that was asked for is open any more, of this request or another.
  const isLast = isAll && !askedIn(ticket, id).length;
  const isDeclined = answered.some(({ data }) => data.state === 'declined');
  const block = isDeclined
    ? askedForAnotherWay(ticket, !isLast, context)
    : isLast
      ? resumed(ticket, context)
      : null;
  const byItem = <T>(part: (one: (typeof answered)[number]) => T) =>
    Object.fromEntries(answered.map((one) => [one.item, part(one)]));
  return [
    {
      type: 'data_answered',
      audience: 'customer',
      ...(block ? { facts: block.facts } : {}),
      data: {
        request: id,
        items: byItem(({ data: { state }, event }) => ({ state, ...event.data })),
        lang: body.lang ?? null,
        patch: {
          requests: {
            [id]: {
              items: byItem(({ data }) => data),
              // Nobody is left to be asked for anything.
              ...(isAll && request.approval?.state === 'asked' ? { approval: null } : {}),
            },
          },
        },
      },
      words: {
        ...block?.words,
        items: byItem(({ item, words: { files, ...said }, event }) => {
          const what = request.items[item]?.what;
          return { ...said, ...event.words, ...(what === undefined ? {} : { what }) };
        }),
        patch: { requests: { [id]: { items: byItem(({ words }) => words) } } },
      },
    },
  ];
}

function answerOf({ item, answer, text, reason, files }: Answer, old: RequestItem, context: Context) {
  const patch = filesOfPatch(files, context.files);
  const gives = text !== undefined || files !== undefined;
  // What is given later to the same item goes with what was given first: it was said until when that is kept.
  const deleteAt = old.deleteAt && !old.deletedAt ? old.deleteAt : iso(context.now + old.keepDays * DAY);
  return {
    item,
    event: filesOfEvent(files, context.files),
    data: {
      state: answer,
      answeredAt: iso(context.now),
      answers: (old.answers ?? 0) + 1,
      ...(gives ? { deleteAt, deletedAt: null } : {}),
      ...(reason === undefined ? { reason: null } : {}),
      ...patch.data,
    },
    words: {
      ...(text === undefined ? {} : { text }),
      ...(reason === undefined ? {} : { reason }),
      ...patch.words,
    },
  };
}

const MISSING = {
  item: 'There is no such item in this request.',
  twice: 'Each item is answered once.',
  file: 'Add the file, or decline and say why.',
  text: 'Write it here, or decline and say why.',
  reason: 'Say why not, so that we can find another way.',
  declined: 'What is declined is not given. Leave it out, or say that you give a part.',
} as const;

function faults(request: DataRequest, answers: readonly Answer[]): Refusal | null {
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  const add = (path: string, missing: keyof typeof MISSING) =>
    errors.push({ path, code: 'answer_incomplete', message: MISSING[missing] });
  for (const [at, { item, answer, text, files, reason }] of answers.entries()) {
    const asked = Object.hasOwn(request.items, item) ? request.items[item] : undefined;
    if (!asked) add(`items.${at}.item`, 'item');
    else if (seen.has(item)) add(`items.${at}.item`, 'twice');
    else if (answer === 'declined') {
      if (reason === undefined) add(`items.${at}.reason`, 'reason');
      if (text !== undefined) add(`items.${at}.text`, 'declined');
      if (files !== undefined) add(`items.${at}.files`, 'declined');
    } else if (asked.kind !== 'check' && text === undefined && files === undefined) {
      add(`items.${at}.${asked.kind === 'file' ? 'files' : 'text'}`, asked.kind);
    }
    seen.add(item);
  }
  return errors.length
    ? refuse('answer_incomplete', { detail: errors.map(({ message }) => message).join(' '), errors })
    : null;
}

/** An item takes only so much: its files stay in the view, also the names of those that are deleted. */
function full(request: DataRequest, answers: readonly Answer[]): Refusal | null {
  const { files: mostFiles, answers: mostAnswers } = MOST_OF_ITEM;
  const errors = answers.flatMap(({ item, files = [] }, at): FieldError[] => {
    const { files: before = {}, answers: times = 0 } = request.items[item] as RequestItem;
    const isOften = times >= mostAnswers;
    if (!isOften && (!files.length || Object.keys(before).length + files.length <= mostFiles)) return [];
    const message = isOften
      ? `This was answered ${mostAnswers} times. Write a message instead.`
      : `This takes up to ${mostFiles} files. Send the others with a message.`;
    return [{ path: isOften ? `items.${at}.item` : `items.${at}.files`, code: 'item_full', message }];
  });
  return errors.length
    ? refuse('item_full', { detail: errors.map(({ message }) => message).join(' '), errors })
    : null;
}

/** The time is over for which something was to be kept: it is deleted, on record. */
export function deleteGiven(
  ticket: TeamTicket,
  { request: id, item: name }: Of<'delete-given'>,
  context: Context,
): Decided {
  const item = requestOf(ticket, id)?.items[name];
  if (!item?.deleteAt || item.deletedAt || Date.parse(item.deleteAt) > context.now) return refuse('conflict');
  const deletedAt = iso(context.now);
  const files = Object.entries(item.files ?? {}).filter(([, file]) => !file.deletedAt);
  const names = Object.fromEntries(files.flatMap(([file, fact]) => (fact.name ? [[file, fact.name]] : [])));
  return [
    {
      type: 'files_deleted',
      audience: 'customer',
      data: {
        files: files.map(([file]) => file),
        reason: 'retention',
        request: id,
        item: name,
        keptDays: item.keepDays,
        patch: {
          requests: {
            [id]: {
              items: {
                [name]: {
                  deletedAt,
                  text: null,
                  ...(files.length
                    ? { files: Object.fromEntries(files.map(([file]) => [file, { deletedAt }])) }
                    : {}),
                },
              },
            },
          },
        },
      },
      words: {
        ...(item.what === undefined ? {} : { what: item.what }),
        ...(files.length ? { files: names } : {}),
      },
    },
  ];
}
