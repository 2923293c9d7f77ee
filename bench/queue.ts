// `npm run bench:queue`: the desk in a browser with 100 and with 10,000 open tickets. See docs/bench.md.
import { chromium } from '@playwright/test';
import { browserArgs, browserPath } from '../scripts/ensure-browser.ts';
import { type Desk, openDesk } from './desk/desk.ts';
import { resort } from './desk/resort.ts';
import { startServer } from './load/child.ts';
import type { Keys, OpenTicket } from './servers/vestka.ts';

const SIZES = [100, 10_000] as const;
const EVENTS = 200;
const OPENINGS = 5;
/** So many are opened at once. */
const BATCH = 500;

interface Figures {
  /** From the click to the first rows on the screen, milliseconds. */
  readonly firstRows: number;
  /** Main-thread milliseconds of the events, while the first page is read, and while every ticket is. */
  readonly events: number;
  readonly eventsAllRead: number;
  /** The longest task of the main thread meanwhile; 0: none above 50 ms. */
  readonly longest: number;
}

const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] as number;

async function measure(size: number): Promise<Figures> {
  const server = await startServer('vestka');
  const browser = await chromium.launch({ executablePath: browserPath(), args: browserArgs });
  try {
    const keys = await server.ask<Keys>('keys');
    const tickets: OpenTicket[] = [];
    while (tickets.length < size)
      tickets.push(...(await server.ask<OpenTicket[]>('tickets', Math.min(BATCH, size - tickets.length))));

    const desks: Desk[] = [];
    for (let turn = 0; turn < OPENINGS; turn += 1) {
      await desks.at(-1)?.close();
      desks.push(await openDesk(browser, server.url));
    }
    const desk = desks.at(-1) as Desk;
    // Of those that stand on top, so that each event moves a row that can be seen.
    const top = tickets.slice(0, 50);
    const opened = await resort(desk, { url: server.url, keys, tickets: top, events: EVENTS });
    await desk.readAll(size);
    const allRead = await resort(desk, { url: server.url, keys, tickets: top, events: EVENTS });
    return {
      firstRows: median(desks.map(({ firstRows }) => firstRows)),
      events: opened.busy,
      eventsAllRead: allRead.busy,
      longest: Math.max(opened.longest, allRead.longest),
    };
  } finally {
    await browser.close();
    await server.stop();
  }
}

const [few, many] = [await measure(SIZES[0]), await measure(SIZES[1])];
const rows: [keyof Figures, string][] = [
  ['firstRows', `first rows on the screen, median of ${OPENINGS}`],
  ['events', `main thread, ${EVENTS} live events that re-sort, first page read`],
  ['eventsAllRead', `main thread, ${EVENTS} live events that re-sort, every ticket read`],
  ['longest', 'longest task meanwhile (0: none above 50 ms)'],
];
console.log(
  `${''.padEnd(66)}${SIZES.map((n) => `${n.toLocaleString('en')}`.padStart(10)).join('')}     ratio`,
);
for (const [name, title] of rows) {
  const cells = [few[name], many[name]].map((ms) => `${Math.round(ms)} ms`.padStart(10)).join('');
  const ratio = few[name] ? (many[name] / few[name]).toFixed(2) : '';
  console.log(`${title.padEnd(66)}${cells}${ratio.padStart(10)}`);
}
