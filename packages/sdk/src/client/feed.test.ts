import { expect, test } from 'vitest';
import { event, type Loose } from '../../test/events.ts';
import { type AnyEvent, append, createFeed, streamOf } from './feed.ts';

const make = (ticket: string, version: number, type = 'update_posted') =>
  event({ type, ticket, version, cursor: `c${ticket}${version}` }) as Loose as AnyEvent;
/** Of a known problem. */
const ofProblem = (problem: string, version: number) =>
  event({
    type: 'update_posted',
    ticket: undefined,
    problem,
    version,
    cursor: `c${problem}${version}`,
  }) as Loose as AnyEvent;

function setUp(known: string[]) {
  const tickets = new Set(known);
  const taken: string[] = [];
  const asked: string[][] = [];
  let answer: (() => void) | undefined;
  const feed = createFeed({
    find: ({ ticket }) => !ticket || tickets.has(ticket),
    fetch: (events) => {
      asked.push(events.map(streamOf));
      return new Promise<void>((done) => {
        answer = done;
      });
    },
    take: (event) => taken.push(`${streamOf(event)}${event.version}`),
  });
  return { feed, tickets, taken, asked, answer: () => answer?.() };
}

const turn = () => new Promise((done) => setImmediate(done));

test('each event once, and the cursor with it', () => {
  const { feed, taken } = setUp(['a']);
  for (const version of [1, 2, 2, 1, 4]) feed.push(make('a', version));
  expect(taken).toEqual(['a1', 'a2', 'a4']);
  expect(feed.cursor).toBe('ca4');
});

test('each stream has versions of its own', () => {
  const { feed, taken } = setUp(['a']);
  for (const each of [make('a', 3), ofProblem('q', 1), ofProblem('q', 1), make('a', 4), ofProblem('q', 2)]) {
    feed.push(each);
  }
  expect(taken).toEqual(['a3', 'q1', 'a4', 'q2']);
  expect(feed.cursor).toBe('cq2');
});

test('the event that opens a ticket needs none before it', () => {
  const { feed, taken } = setUp([]);
  feed.push(make('a', 1, 'ticket_created'));
  expect(taken).toEqual(['a1']);
});

test('an unknown ticket is fetched first, and order is kept over it', async () => {
  const { feed, tickets, taken, asked, answer } = setUp(['a']);
  feed.push(make('b', 5));
  feed.push(make('a', 1));
  feed.push(make('b', 6));
  expect(taken).toEqual([]);
  expect(feed.cursor).toBeUndefined();
  tickets.add('b');
  answer();
  await turn();
  expect(taken).toEqual(['b5', 'a1', 'b6']);
  expect(asked).toHaveLength(1);
});

test('a ticket that is still unknown afterwards is asked for once for each event, and holds nobody up', async () => {
  const { feed, taken, answer } = setUp(['a']);
  feed.push(make('x', 1));
  feed.push(make('a', 1));
  answer();
  await turn();
  expect(taken).toEqual(['x1', 'a1']);
});

test('held back while something older is on its way, even twice', async () => {
  const { feed, taken } = setUp(['a']);
  const done: (() => void)[] = [];
  const work = () => new Promise<void>((resolve) => done.push(resolve));
  const both = [feed.hold(work), feed.hold(work)];
  feed.push(make('a', 1));
  done[0]?.();
  await both[0];
  expect(taken).toEqual([]);
  done[1]?.();
  await both[1];
  expect(taken).toEqual(['a1']);
});

test('work that fails lets go too', async () => {
  const { feed, taken } = setUp(['a']);
  const work = feed.hold(() => Promise.reject(new Error('no')));
  feed.push(make('a', 1));
  await expect(work).rejects.toThrow('no');
  expect(taken).toEqual(['a1']);
});

test('what is dropped may come again', async () => {
  const { feed, taken } = setUp(['a']);
  let done = () => {};
  const work = feed.hold(
    () =>
      new Promise<void>((resolve) => {
        done = resolve;
      }),
  );
  feed.push(make('a', 1));
  feed.discard();
  done();
  await work;
  expect(taken).toEqual([]);
  expect(feed.cursor).toBeUndefined();
  feed.push(make('a', 1));
  expect(taken).toEqual(['a1']);
});

test('a timeline goes on in the order in which events come, each once', () => {
  const theirs = make('b', 1);
  const line = [make('a', 2), make('a', 9), theirs, make('a', 9), make('b', 1)].reduce(append, []);
  expect(line.map(({ cursor }) => cursor)).toEqual(['ca2', 'ca9', 'cb1']);
  expect(line[2]).toBe(theirs);
});
