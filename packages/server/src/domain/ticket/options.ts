import type { Offer, OptionInput, TeamTicket } from '@vestka/sdk/protocol';
import { isBlank, isOpen, mayChoose } from '@vestka/sdk/ticket';
import type * as z from 'zod';
import { type Refusal, refuse, refuseField } from '../refusal.ts';
import type { Of } from './commands.ts';
import { resumed, startedAgain } from './customer.ts';
import { type Block, factsAfter } from './facts.ts';
import { askedIn } from './requests.ts';
import { type Context, type Decided, iso } from './state.ts';

interface Asked {
  readonly options?: readonly z.output<typeof OptionInput>[] | undefined;
  readonly cannotFix?: true | undefined;
}

/** What is wrong with ways forward as they are offered; null when nothing is. */
export function optionFaults({ options, cannotFix }: Asked): Refusal | null {
  if (cannotFix && !options)
    return refuseField(
      'way_forward_required',
      'options',
      'What cannot be fixed needs a way forward: offer at least one option.',
    );
  if (!options) return null;
  const empty = options.flatMap(({ title, steps }, at) => [
    ...(isBlank(title) ? [{ path: `options.${at}.title`, message: 'Name it, in words.' }] : []),
    ...(isBlank(steps.join('\n'))
      ? [{ path: `options.${at}.steps`, message: 'Say what happens or what to do, step by step.' }]
      : []),
  ]);
  if (empty.length)
    return refuse('validation_failed', { errors: empty.map((one) => ({ ...one, code: 'says_nothing' })) });
  if (options.length === 1) return null;
  return options.filter(({ recommended }) => recommended).length === 1
    ? null
    : refuseField('one_recommended', 'options', 'Recommend exactly one of the options.');
}

/** Ways forward as an event carries them, in the place of those that were offered before. */
export function offered(
  ticket: Pick<TeamTicket, 'version' | 'offers'>,
  { options, cannotFix }: Asked,
  context: Context,
) {
  if (!options) return null;
  const id = `o${ticket.version + 1}`;
  const entries = options.map((option, at) => [`${id}-${at + 1}`, option] as const);
  const gone = Object.fromEntries(Object.keys(ticket.offers ?? {}).map((old) => [old, null]));
  const offer = {
    at: iso(context.now),
    by: context.actor.name ?? null,
    cannotFix: cannotFix === true,
    options: Object.fromEntries(
      entries.map(([key, { recommended }]) => [key, { recommended: recommended || options.length === 1 }]),
    ),
  } satisfies Offer;
  const words = Object.fromEntries(
    entries.map(([key, { title, steps, pros, cons }]) => [key, { title, steps, pros, cons }]),
  );
  return {
    id,
    data: { offers: { ...gone, [id]: offer } },
    words: { offers: { [id]: { options: words } } },
  };
}

/**
 * The customer picks one of the ways forward that stand. Where that was waited for, work goes on, and where items of a
 * data request are, these still are; a wish that was answered with what can be done instead is opened again, so that
 * somebody goes that way with them.
 */
export function choose(ticket: TeamTicket, { option, body }: Of<'choose'>, context: Context): Decided {
  if (!mayChoose(ticket, context.now)) return refuse('not_open');
  const [id, offer] =
    Object.entries(ticket.offers ?? {}).find(([, { options }]) => Object.hasOwn(options, option)) ?? [];
  if (!id || !offer) return refuse('offer_over');
  const { choice } = offer;
  // Pressed again after an answer was lost on the way: it is done already.
  if (choice?.option === option && choice.why === body.why) return [];
  if (body.basedOn !== ticket.tag) return refuse('stale');
  const isOver = !isOpen(ticket.status);
  const block = isOver
    ? startedAgain(ticket, 'reading_reply', context)
    : afterPick(ticket, [id, offer], context);
  const { why } = body;
  const title = offer.options[option]?.title;
  return [
    {
      type: 'option_chosen',
      audience: 'customer',
      ...(block ? { facts: block.facts } : {}),
      data: {
        offer: id,
        option,
        lang: body.lang ?? null,
        patch: {
          offers: { [id]: { choice: { option, at: iso(context.now), why: null } } },
          ...(isOver ? { closedBecause: null, reopenableUntil: null } : {}),
        },
      },
      words: {
        ...block?.words,
        ...(title === undefined ? {} : { option: title }),
        ...(why === undefined ? {} : { why, patch: { offers: { [id]: { choice: { why } } } } }),
      },
    },
  ];
}

/**
 * What a pick does to the facts. Items that are still asked for are waited for as before; only where the team has spoken
 * of the ways since it asked for them, and of nothing since, what it said is done with, and the items alone are left.
 * Which these are is nothing that the facts say: it changes with each answer.
 */
function afterPick(ticket: TeamTicket, [id, { at }]: [string, Offer], context: Context): Block | null {
  const last = askedIn(ticket).at(-1);
  if (!last || ticket.status !== 'waiting_on_customer') return resumed(ticket, context);
  if (saidAt(id) <= saidAt(last[0]) || at !== ticket.lastWordAt) return null;
  return factsAfter(ticket, { activity: { code: 'awaiting_answers' }, waiting: null }, context.problem);
}

/** The version at which it was said, as offers and requests are named by it. */
const saidAt = (id: string): number => Number(id.slice(1));
