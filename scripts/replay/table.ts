// The figures as a person reads them.
import type { Calibrated } from './calibration.ts';
import type { Figures } from './figures.ts';

type Line = readonly [what: string, figure: string];

const count = (value: number): string => value.toLocaleString('en');
const hours = (value: number): string =>
  `${value.toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} h`;
const share = (value: number | null): string => (value === null ? '' : ` (${(value * 100).toFixed(1)} %)`);
const spread = (value: { median: number; p90: number } | null): string =>
  value ? `median ${hours(value.median)}, p90 ${hours(value.p90)}` : 'none';
const day = (time: string | null): string => time?.slice(0, 10) ?? 'never';

const outcome = ({ tested, came }: { tested: number; came: number }): string =>
  tested ? `${count(came)} of ${count(tested)}${share(came / tested)}` : 'none could be told';

/** What the first half of one class told, and what the second half made of it. */
function classLines({ impact, hours: when, learnt, tested, told, came, plain }: Calibrated): Line[] {
  const what = `${impact}, opened ${when === 'open' ? 'in' : 'outside'} business hours`;
  if (told === null || plain === null) return [[what, `too few to tell: ${count(learnt)}`]];
  return [
    [what, `${hours(told)} of work from ${count(learnt)}; came by then ${outcome({ tested, came })}`],
    [
      '  their nine tenths, without confidence',
      `${hours(plain.told)} of work; came by then ${outcome({ tested, came: plain.came })}`,
    ],
  ];
}

/** @param file the name that the reader gave. @param seconds how long the replay took */
export function tableOf(figures: Figures, file: string, seconds: number): string {
  const { log, tickets, words, acts, promises, openMisses, policy, calibration, standIns, rows, replicas } =
    figures;
  const parts: [string, Line[]][] = [
    [
      `${file}, ${day(log.from)} to ${day(log.to)}`,
      [
        ['incidents', count(log.incidents)],
        ['rows', count(log.rows)],
        ['longest silence of an incident while open', spread(log.silenceWhileOpen)],
        ['longest silence of all, while open', hours(log.longestWhileOpen)],
        ['longest silence to its last row', spread(log.silence)],
      ],
    ],
    [
      'The same in Vestka',
      [
        ['tickets', `${count(tickets.opened)}, of them still open ${count(tickets.stillOpen)}`],
        ['customers, agents', `${count(figures.customers)}, ${count(figures.agents)}`],
        ['updates', count(words.updates)],
        ['dates moved alone', count(words.dates)],
        ['resolution reports', count(words.reports)],
        [
          'accepted, closed by themselves',
          `${count(acts.acceptances)}, ${count(tickets.closedByThemselves)}`,
        ],
        ['reopened', count(acts.reopenings)],
        ['team’s notes', count(acts.notes)],
      ],
    ],
    [
      'Promises',
      [
        ['made', count(promises.made)],
        ['kept', `${count(promises.kept)}${share(promises.keptShare)}`],
        ['missed, and said so', count(promises.missed)],
        ['moved', count(promises.moved)],
        ['kept by the moved date only', count(promises.keptAsMoved)],
        ['standing at the end', count(promises.standing)],
      ],
    ],
    [
      'What a customer had',
      [
        [
          'longest stretch with neither live promise nor admitted miss',
          `${count(figures.longestUncovered)} s`,
        ],
        [
          'time in open misses',
          `${hours(openMisses.hours)} of ${hours(openMisses.openHours)}${share(openMisses.share)}`,
        ],
        ['tickets with a miss', `${count(openMisses.tickets)} of ${count(tickets.opened)}`],
        ['time in open misses, of these tickets', spread(openMisses.perTicket)],
        [
          'live replicas equal to the server’s view',
          `${count(replicas.equal)} of ${count(figures.customers)}`,
        ],
      ],
    ],
    [
      'Had each promise come from a policy in working time',
      [
        ['kept', `${count(policy.first.kept + policy.next.kept)}${share(policy.keptShare)}`],
        ['missed', count(policy.first.missed + policy.next.missed)],
        ['of these first words: kept', `${count(policy.first.kept)}${share(policy.firstKeptShare)}`],
        ['of these first words: missed', count(policy.first.missed)],
        [
          'time in open misses',
          `${hours(policy.missedHours)} of ${hours(openMisses.openHours)}${share(policy.share)}`,
        ],
      ],
    ],
    [
      `First words told from history: nine in ten by then, from the first half of the openings to the second`,
      [
        ...calibration.classes.filter(({ learnt, tested }) => learnt + tested > 0).flatMap(classLines),
        ...Object.entries(calibration.byImpact).map(
          ([impact, one]): Line => [`${impact}: came by then`, outcome(one)],
        ),
        ['all: came by then', outcome(calibration.overall)],
      ],
    ],
    [
      'How the rows were read',
      [
        ['rows that became acts', count(rows.acted)],
        ['rows that only record the opening', count(rows.opening)],
        ['rows that close what had closed by itself', count(rows.closedBefore)],
        ['rows that change nothing', count(rows.unchanged)],
        ['rows that could not be mapped', count(rows.notMapped)],
        ['stand-in sentences, the log having no text', count(standIns.total)],
      ],
    ],
  ];
  const lines = parts.flatMap(([, part]) => part);
  const wide = Math.max(...lines.map(([what]) => what.length));
  const intervals = Object.entries(figures.intervalHours).map(([name, value]) => `${name} ${value} h`);
  return [
    ...parts.flatMap(([title, part]) => [
      title,
      ...part.map(([what, figure]) => `  ${what.padEnd(wide)}  ${figure}`),
      '',
    ]),
    ...figures.faults.map(({ line, incident, reason }) => `Not mapped: line ${line}, ${incident}: ${reason}`),
    ...figures.broken.map((sentence) => `BROKEN: ${sentence}`),
    `Declared intervals to the next word: ${intervals.join(', ')}.`,
    `Source: ${figures.source}.`,
    `Replayed in ${seconds.toFixed(1)} s.`,
  ].join('\n');
}
